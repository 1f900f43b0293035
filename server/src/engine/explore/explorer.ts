import type { Engine } from '../engine.ts';
import type { Schedule } from '../trace/schedule.ts';
import type { State, Task } from '../state/index.ts';
import type { Next } from '../transition.ts';

/** Looks at the schedules of a start: at all of them, or at enough of them to know how all of them end. */
export type Explorer = (engine: Engine, start: State, options: ExploreOptions) => Exploration;

export interface ExploreOptions {
  readonly budget: Budget;
  /** Asked between states; true stops the exploration. */
  readonly cancelled?: () => boolean;
  /** Hears of every turn that is looked at. */
  readonly visit?: (edge: Edge) => void;
  /** Hears of every ending as it is found. */
  readonly ended?: (ending: Ending) => void;
}

export interface Budget {
  readonly states: number;
  /** Turns of one schedule: what is still not at rest then runs for ever, as far as anybody can tell. */
  readonly turns: number;
  readonly time?: { readonly milliseconds: number; readonly now: () => number };
}

/** One turn: from a state, by a task, to the next state. */
export interface Edge {
  readonly from: State;
  readonly task: Task;
  readonly next: Next;
  /** One that leads through this turn; made when asked for. */
  readonly schedule: () => Schedule;
}

export interface Exploration {
  /** States in which everything has come to rest, those with the shortest schedules first. */
  readonly endings: readonly Ending[];
  /** `all`: every schedule ends in one of the endings. Otherwise what ran out first. */
  readonly coverage: 'all' | 'states' | 'turns' | 'time' | 'cancelled' | 'a turn was cut';
  readonly states: number;
  readonly transitions: number;
}

export interface Ending {
  readonly state: State;
  readonly schedule: Schedule;
}

export const defaultBudget: Budget = { states: 20_000, turns: 400 };
