import type { Engine } from './engine.ts';
import type { State, Task } from './state/index.ts';
import { narrate, type TraceStep } from './trace/narrate.ts';
import { apply, enabled, type Next } from './transition.ts';

/** Which task has the next turn. Undefined: none of them, stop here. */
export type Scheduler = (ready: readonly Task[], state: State) => Task | undefined;

/** The tasks that had their turns, by key, in order. With the same start it always leads to the same end. */
export type Schedule = readonly string[];

export interface RunOptions {
  readonly scheduler?: Scheduler;
  /** Stops before a turn that would take the clock beyond this minute. */
  readonly until?: number;
  /** At most so many turns; 10,000 unless told. */
  readonly turns?: number;
  /** Hears of every turn. */
  readonly watch?: (task: Task, next: Next, before: State) => void;
}

export interface RunResult {
  readonly state: State;
  readonly trace: readonly TraceStep[];
  readonly schedule: Schedule;
  /** `at rest`: nothing is left to happen. */
  readonly ended: 'at rest' | 'until' | 'turns' | 'stopped';
}

/**
 * Runs one schedule. Where something is not known, the first answer that nothing contradicts is taken: give the start
 * the knowledge of an earlier run to have the same answers again.
 */
export function runOnce(engine: Engine, start: State, options: RunOptions = {}): RunResult {
  const { scheduler = byPriority, until = Infinity, turns = 10_000, watch } = options;
  const trace: TraceStep[] = [];
  const result = (state: State, ended: RunResult['ended']): RunResult => ({
    state,
    trace,
    schedule: trace.map(({ key }) => key),
    ended,
  });
  let state = start;
  while (trace.length < turns) {
    const ready = enabled(engine, state);
    if (ready.length === 0) return result(state, 'at rest');
    const inTime = ready.filter(({ due }) => (due?.soonest ?? 0) <= until);
    if (inTime.length === 0) return result(state, 'until');
    const task = scheduler(inTime, state);
    const next = task === undefined ? undefined : firstOf(apply(engine, state, task));
    if (task === undefined || next === undefined) return result(state, 'stopped');
    watch?.(task, next, state);
    trace.push(narrate(engine, task, next, start.minute));
    state = next.state;
  }
  return result(state, 'turns');
}

/** Runs exactly these tasks; ends `stopped` when one of them cannot have its turn. */
export function replay(engine: Engine, start: State, schedule: Schedule, watch?: RunOptions['watch']): RunResult {
  const left = schedule[Symbol.iterator]();
  const scheduler: Scheduler = (ready) => {
    const key = left.next().value;
    return ready.find((task) => task.key === key);
  };
  const options = { scheduler, turns: schedule.length, ...(watch && { watch }) };
  const result = runOnce(engine, start, options);
  const complete = result.ended === 'turns' && enabled(engine, result.state).length === 0;
  return complete ? { ...result, ended: 'at rest' } : result;
}

function firstOf(nexts: Iterable<Next>): Next | undefined {
  for (const next of nexts) return next;
  return undefined;
}

const ranks = { high: 0, medium: 1, low: 2 } as const;

/**
 * Marketo's own habit (fact: priority is a head start): whoever is woken looks first, then runs go on by the priority
 * that they were launched with, first in, first out; the outside answers when nothing else is to be done. A run that
 * has waited for more than five minutes comes back with low priority.
 */
export const byPriority: Scheduler = (ready) => {
  let best: Task | undefined;
  for (const task of ready) if (best === undefined || rankOf(task) < rankOf(best)) best = task;
  return best;
};

function rankOf(task: Task): number {
  switch (task.kind) {
    case 'wake':
      return -1;
    case 'run': {
      const campaign = task.frames[0]?.campaign;
      return task.due === undefined ? ranks[campaign?.priority ?? 'low'] : ranks.low;
    }
    case 'moment':
      return 3;
    case 'answer':
      return 4;
  }
}
