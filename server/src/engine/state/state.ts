import type { Value } from '../values/index.ts';
import type { Knowledge } from '../values/index.ts';
import type { EngineEvent } from './event.ts';
import type { Log } from './log.ts';
import type { Person } from './person.ts';
import type { Task } from './task.ts';

/** One person at one moment. Immutable; states share what they have in common. */
export interface State {
  /** Minutes since 1970 in the subscription's time zone. Steps take no time, only waits and answers do. */
  readonly minute: number;
  readonly person: Person;
  readonly knowledge: Knowledge;
  /** What may happen next, in the order in which it came up. Empty: everything has come to rest. */
  readonly tasks: readonly Task[];
  /** When the person last qualified for a campaign, by the campaign's id. */
  readonly qualified: ReadonlyMap<number, number>;
  /** Activities that filters look for. */
  readonly activities: readonly Activity[];
  readonly log: Log;
}

export interface Activity {
  /** The filter that finds it: `Filled Out Form`. */
  readonly filter: string;
  readonly event: EngineEvent;
  readonly minute: number;
}

/** Two states with one key are the same in every respect that later steps can tell. */
export function stateKey(state: State): string {
  return [
    state.minute,
    state.person.key,
    state.knowledge.key,
    sorted(state.tasks.map(({ key }) => key)),
    qualifiedKey(state.qualified),
    activitiesKey(state.activities),
    state.log.key,
  ].join('\n\n');
}

export function qualifiedKey(qualified: State['qualified']): string {
  return sorted([...qualified].map(([id, minute]) => `${id}@${minute}`));
}

export function activitiesKey(activities: readonly Activity[]): string {
  return sorted(activities.map(({ filter, event, minute }) => `${filter}@${minute}${event.key}`));
}

function sorted(keys: readonly string[]): string {
  return keys.toSorted().join('\n');
}

/** A value as far as it is known. */
export function valueNow(state: State, thing: string): Value {
  return state.knowledge.resolve(state.person.get(thing));
}
