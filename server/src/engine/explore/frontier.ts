import type { Choice, Schedule } from '../trace/schedule.ts';
import type { State } from '../state/index.ts';
import type { Before } from './persistent.ts';

/** A state with the way on which it was first reached. */
export interface Reached {
  readonly state: State;
  readonly from: Reached | undefined;
  readonly choice: Choice | undefined;
  readonly turns: number;
  /** What is known of turns ahead. */
  readonly before: Before | undefined;
}

export function beginning(state: State): Reached {
  return { state, from: undefined, choice: undefined, turns: 0, before: undefined };
}

export function onward(from: Reached, state: State, choice: Choice, before?: Before): Reached {
  return { state, from, choice, turns: from.turns + 1, before };
}

export function scheduleTo(reached: Reached): Schedule {
  const choices: Choice[] = [];
  for (let at: Reached | undefined = reached; at !== undefined; at = at.from) {
    if (at.choice !== undefined) choices.push(at.choice);
  }
  return choices.toReversed();
}
