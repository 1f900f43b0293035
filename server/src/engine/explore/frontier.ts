import type { Choice, Schedule } from '../trace/schedule.ts';
import type { State } from '../state/index.ts';
import type { Before } from './persistent.ts';

/** A way through an exploration, from its end back; it outlives the states that it leads through. */
export interface Trail {
  readonly from: Trail | undefined;
  readonly choice: Choice | undefined;
}

interface Way extends Trail {
  readonly turns: number;
}

/** A state with the way on which it was first reached. */
export interface Reached {
  readonly state: State;
  readonly way: Way;
  /** What is known of turns ahead. */
  readonly before: Before | undefined;
}

export function beginning(state: State): Reached {
  return { state, way: { from: undefined, choice: undefined, turns: 0 }, before: undefined };
}

export function onward({ way }: Reached, state: State, choice: Choice, before?: Before): Reached {
  return { state, way: { from: way, choice, turns: way.turns + 1 }, before };
}

export function scheduleTo(trail: Trail): Schedule {
  const choices: Choice[] = [];
  for (let at: Trail | undefined = trail; at !== undefined; at = at.from) {
    if (at.choice !== undefined) choices.push(at.choice);
  }
  return choices.toReversed();
}
