import {
  apply,
  byPriority,
  type Choice,
  enabled,
  type Engine,
  type Knowledge,
  type Next,
  type Schedule,
  type State,
  type Task,
} from '../../engine/index.ts';

/** One schedule of a trial, from beginning to end. */
export interface Course {
  readonly state: State;
  readonly schedule: Schedule;
  readonly turns: readonly Taken[];
  /** Everything has come to rest. */
  readonly complete: boolean;
}

/** A turn that was taken. */
export interface Taken {
  readonly task: Task;
  readonly next: Next;
  readonly before: State;
}

/** Who has the next turn of those who may; undefined leaves it to Marketo's own order. */
export type Preference = (ready: readonly Task[], state: State, turn: number) => Task | undefined;

/**
 * One person through many schedules: whatever has once been supposed of them is true in every other schedule, too, so
 * nothing but the order makes a difference.
 */
export class Trial {
  readonly engine: Engine;
  #start: State;
  readonly #turns: number;

  constructor(engine: Engine, start: State, knowledge: Knowledge, turns = 400) {
    this.engine = engine;
    this.#start = { ...start, knowledge };
    this.#turns = turns;
  }

  /** The beginning, with all that has been supposed so far. */
  get start(): State {
    return this.#start;
  }

  run(prefer: Preference): Course {
    const turns: Taken[] = [];
    const schedule: Choice[] = [];
    let state = this.#start;
    while (turns.length < this.#turns) {
      const ready = enabled(this.engine, state);
      if (ready.length === 0) return { state, schedule, turns, complete: true };
      const task = prefer(ready, state, turns.length) ?? byPriority(ready, state);
      const next = task && first(apply(this.engine, state, task));
      if (task === undefined || next === undefined || next.cut) break;
      turns.push({ task, next, before: state });
      schedule.push({ key: task.key, answers: next.answers });
      if (next.answers.length > 0) this.#start = { ...this.#start, knowledge: next.state.knowledge };
      state = next.state;
    }
    return { state, schedule, turns, complete: false };
  }
}

function first(nexts: Iterable<Next>): Next | undefined {
  for (const next of nexts) return next;
  return undefined;
}

/** The turns as they stand in a list, as far as they can be had; what is not listed comes when nothing else is left. */
export function following(keys: readonly string[]): Preference {
  const places = Map.groupBy(keys.keys(), (at) => keys[at] ?? '');
  const left = new Map([...places].map(([key, list]) => [key, list.toReversed()]));
  return (ready) => {
    let best: Task | undefined;
    let bestPlace = Infinity;
    for (const task of ready) {
      const place = left.get(task.key)?.at(-1) ?? Infinity;
      if (place < bestPlace) [best, bestPlace] = [task, place];
    }
    if (best !== undefined) left.get(best.key)?.pop();
    return best;
  };
}
