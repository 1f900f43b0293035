import type { EngineCampaign, StepCode, Thing } from '../program/index.ts';
import type { Value } from '../values/index.ts';

/** Something that left Marketo, or that somebody asked to be counted: an email, an alert, a sync, a task. */
export interface LogEntry {
  readonly step: StepCode;
  readonly campaign: EngineCampaign;
  /** What it carried along: the owner that an alert went to, the values that a sync took. */
  readonly inputs: ReadonlyMap<Thing, Value>;
  /** `held back`: the step was reached and did nothing, such as an email to somebody who unsubscribed. */
  readonly outcome: 'done' | 'held back';
  readonly minute: number;
  /** Without the campaign and the time: what arrives outside is the same whoever sent it. */
  readonly key: string;
}

export function logEntry(entry: Omit<LogEntry, 'key'>): LogEntry {
  const inputs = [...entry.inputs].map(([thing, value]) => `${thing}=${value.key}`).sort();
  const held = entry.outcome === 'done' ? '' : '(held back)';
  return { ...entry, key: `${entry.step.text}${held}{${inputs.join(',')}}` };
}

/** Entries in the order in which they happened. Immutable; adding one costs no copy. */
export class Log implements Iterable<LogEntry> {
  static readonly empty = new Log(undefined, undefined, 0);

  readonly length: number;
  readonly #before: Log | undefined;
  readonly #last: LogEntry | undefined;
  #key: string | undefined;

  private constructor(before: Log | undefined, last: LogEntry | undefined, length: number) {
    this.#before = before;
    this.#last = last;
    this.length = length;
  }

  with(entry: LogEntry): Log {
    return new Log(this, entry, this.length + 1);
  }

  get key(): string {
    this.#key ??= this.#last === undefined ? '' : `${this.#before?.key ?? ''}${this.#last.key}\n`;
    return this.#key;
  }

  *[Symbol.iterator](): Iterator<LogEntry> {
    const entries: LogEntry[] = [];
    let at: Log | undefined = this;
    while (at !== undefined) {
      if (at.#last !== undefined) entries.push(at.#last);
      at = at.#before;
    }
    yield* entries.toReversed();
  }
}
