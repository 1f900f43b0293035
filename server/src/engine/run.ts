import type { Engine } from './engine.ts';
import type { State, Task } from './state/index.ts';
import { narrate, type TraceStep } from './trace/narrate.ts';
import type { Choice, Schedule } from './trace/schedule.ts';
import { apply, enabled, type Next } from './transition.ts';

/** Which task has the next turn. Undefined: none of them, stop here. */
export type Scheduler = (ready: readonly Task[], state: State) => Task | undefined;

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
 * Runs one schedule. Where something is not known, the first answer that nothing contradicts is taken.
 */
export function runOnce(engine: Engine, start: State, options: RunOptions = {}): RunResult {
  const { scheduler = byPriority } = options;
  return take(engine, start, options, (ready, state) => {
    const task = scheduler(ready, state);
    return task && { task, answers: [] };
  });
}

/** Runs exactly these turns; ends `stopped` when one of them cannot be had. */
export function replay(
  engine: Engine,
  start: State,
  schedule: Schedule,
  watch?: RunOptions['watch'],
): RunResult {
  const left = schedule[Symbol.iterator]();
  return take(engine, start, { turns: schedule.length, ...(watch && { watch }) }, (ready) => {
    const choice = left.next().value;
    const task = ready.find(({ key }) => key === choice?.key);
    return task && { task, answers: choice?.answers ?? [] };
  });
}

type Chooser = (
  ready: readonly Task[],
  state: State,
) => { readonly task: Task; readonly answers: readonly boolean[] } | undefined;

function take(
  engine: Engine,
  start: State,
  { until = Infinity, turns = 10_000, watch }: RunOptions,
  choose: Chooser,
): RunResult {
  const taken: Taken[] = [];
  const result = (state: State, ended: RunResult['ended']) => new Run(engine, start, taken, state, ended);
  for (let state = start; ;) {
    const ready = enabled(engine, state);
    if (ready.length === 0) return result(state, 'at rest');
    if (taken.length >= turns) return result(state, 'turns');
    const inTime = ready.filter(({ due }) => (due?.soonest ?? 0) <= until);
    if (inTime.length === 0) return result(state, 'until');
    const chosen = choose(inTime, state);
    const next = chosen && firstOf(apply(engine, state, chosen.task, chosen.answers));
    if (chosen === undefined || next === undefined) return result(state, 'stopped');
    watch?.(chosen.task, next, state);
    taken.push({ task: chosen.task, next });
    state = next.state;
  }
}

interface Taken {
  readonly task: Task;
  readonly next: Next;
}

/** Told when somebody asks: most runs are only looked at for how they end. */
class Run implements RunResult {
  readonly state: State;
  readonly ended: RunResult['ended'];
  readonly #engine: Engine;
  readonly #start: State;
  readonly #taken: readonly Taken[];

  constructor(
    engine: Engine,
    start: State,
    taken: readonly Taken[],
    state: State,
    ended: RunResult['ended'],
  ) {
    this.#engine = engine;
    this.#start = start;
    this.#taken = taken;
    this.state = state;
    this.ended = ended;
  }

  get trace(): readonly TraceStep[] {
    return this.#taken.map(({ task, next }) => narrate(this.#engine, task, next, this.#start.minute));
  }

  get schedule(): Schedule {
    return this.#taken.map(({ task, next }): Choice => ({ key: task.key, answers: next.answers }));
  }
}

function firstOf(nexts: Iterable<Next>): Next | undefined {
  for (const next of nexts) return next;
  return undefined;
}

const ranks = { high: 0, medium: 1, low: 2 } as const;

/**
 * Marketo's own habit (fact: priority is a head start): whoever is woken looks first, then runs go on by the priority
 * that they were launched with, first in, first out; the outside answers when nothing else is to be done. A run that
 * has waited comes back with low priority.
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
