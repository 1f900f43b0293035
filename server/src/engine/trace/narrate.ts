import type { Engine } from '../engine.ts';
import type { EngineProgram, Thing } from '../program/index.ts';
import type { EngineEvent, Task } from '../state/index.ts';
import type { Next } from '../transition.ts';
import type { Happening } from '../turn/happening.ts';
import { assumptionInWords, valueInWords } from '../values/index.ts';
import type { Place } from '../../model/index.ts';

/** One turn as a person reads it: when, who, what, and what came of it. */
export interface TraceStep {
  /** Minutes since the beginning. */
  readonly at: number;
  /** A campaign's name, `Salesforce`, or `the person`. */
  readonly who: string;
  /** The step as it is written, or what happened. */
  readonly what: string;
  /** What came of it, in the order in which it did. */
  readonly effects: readonly string[];
  /** Where it stands in the files. */
  readonly place: Place | undefined;
  /** The task, by its key: what a schedule is made of. */
  readonly key: string;
}

export function narrate(engine: Engine, task: Task, next: Next, start: number): TraceStep {
  const { who, what, place } = headline(task, next.happened);
  const effects = next.happened.flatMap((happening) => effectInWords(engine.program, happening, task) ?? []);
  return { at: next.state.minute - start, who, what, effects, place, key: task.key };
}

function headline(task: Task, happened: readonly Happening[]): Pick<TraceStep, 'who' | 'what' | 'place'> {
  switch (task.kind) {
    case 'moment':
      return { who: 'the person', what: task.what.name, place: undefined };
    case 'answer':
      return { who: task.from, what: task.what, place: undefined };
    case 'wake': {
      const woken = happened.find((happening) => happening.kind === 'woken');
      const place = task.campaign.triggers.find(({ event }) => event === task.event.trigger)?.place;
      return { who: task.campaign.name, what: verdictInWords(woken?.verdict), place };
    }
    case 'run': {
      const frame = task.frames.at(-1);
      const first = happened.find((happening) => happening.kind === 'step');
      const item = frame?.campaign.flow[frame.next];
      const what = first?.step.text ?? 'none of the choices fits: nothing';
      return { who: frame?.campaign.name ?? '', what, place: first?.step.place ?? item?.place };
    }
  }
}

function verdictInWords(verdict: string | undefined): string {
  switch (verdict) {
    case 'enters':
      return 'starts';
    case 'filters':
      return 'looks: its filters keep the person out';
    case 'qualification rule':
      return 'looks: its qualification rule keeps the person out';
    default:
      return 'looks: this is not its event';
  }
}

/** Undefined for what the headline says already, and for what nobody needs to know. */
function effectInWords(program: EngineProgram, happening: Happening, task: Task): string | undefined {
  switch (happening.kind) {
    case 'wrote':
      return wrote(program, happening.thing, valueInWords(happening.before), valueInWords(happening.after));
    case 'executed':
      return happening.verdict === 'enters'
        ? `runs "${happening.campaign.name}"`
        : `"${happening.campaign.name}" does not take the person (${happening.verdict})`;
    case 'requested':
      return happening.campaign === undefined ? undefined : `asks "${happening.name}" to start`;
    case 'refused':
      return `does nothing: ${happening.why}`;
    case 'removed':
      return `leaves "${happening.campaign.name}"`;
    case 'waits':
      return 'waits';
    case 'assumed':
      return `supposing ${assumptionInWords(happening.assumption)}`;
    case 'raised':
      return isChange(happening.event) ? undefined : happening.event.trigger;
    case 'logged':
      return happening.entry.outcome === 'done' ? undefined : 'held back';
    case 'woken':
      return task.kind === 'wake'
        ? undefined
        : `"${happening.campaign.name}" ${verdictInWords(happening.verdict)}`;
    default:
      return undefined;
  }
}

function wrote(program: EngineProgram, thing: Thing, before: string, after: string): string | undefined {
  if (thing.startsWith('Member of Smart Campaign')) return undefined;
  return `${program.nameOf(thing)}: ${before} → ${after}`;
}

/** Told by the value that changed. */
function isChange({ trigger }: EngineEvent): boolean {
  return trigger === 'Data Value Changes' || trigger === 'Score is Changed';
}
