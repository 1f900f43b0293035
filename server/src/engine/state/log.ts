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
  static readonly empty = new Log(undefined, undefined, 0, '');

  readonly length: number;
  /** The same for the same entries in the same order. */
  readonly key: string;
  readonly #before: Log | undefined;
  readonly #last: LogEntry | undefined;
  #entries: readonly LogEntry[] | undefined;

  private constructor(before: Log | undefined, last: LogEntry | undefined, length: number, key: string) {
    this.#before = before;
    this.#last = last;
    this.length = length;
    this.key = key;
  }

  with(entry: LogEntry): Log {
    return new Log(this, entry, this.length + 1, `${this.key}${entry.key}\n`);
  }

  /** The same for the same entries in whatever order. */
  get contents(): string {
    return this.entries
      .map(({ key }) => key)
      .toSorted()
      .join('\n');
  }

  get entries(): readonly LogEntry[] {
    return (this.#entries ??= Log.#collect(this));
  }

  [Symbol.iterator](): Iterator<LogEntry> {
    return this.entries[Symbol.iterator]();
  }

  static #collect(log: Log): readonly LogEntry[] {
    const entries: LogEntry[] = [];
    for (let at: Log | undefined = log; at?.length !== undefined; at = at.#before) {
      if (at.#last !== undefined) entries.push(at.#last);
    }
    return entries.toReversed();
  }
}
