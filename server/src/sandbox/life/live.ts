import { DELETED, type Occurrence, runOnce, type State, type Task } from '../../engine/index.ts';
import type { Instance } from '../instance.ts';
import type { NewActivity, Person } from '../store/people.ts';
import { activitiesOf } from './activities.ts';
import type { Campaigns } from './campaigns.ts';
import { keepWritten } from './keep.ts';
import { minuteAt } from './minutes.ts';
import { stateOf } from './person-state.ts';

/** Campaigns that wake one another for ever are stopped after so many turns of one person at one moment. */
const mostTurns = 1000;

/**
 * Lets something happen to a person and runs all campaigns that hear of it, as far as they get without time passing. What
 * they did stands in the person's record afterwards; what is to be logged comes back, oldest first.
 *
 * @param at in milliseconds. Nothing that was due before may be left.
 */
export function live(
  instance: Instance,
  campaigns: Campaigns,
  person: Person,
  script: readonly Occurrence[],
  at: number,
): readonly NewActivity[] {
  const log: NewActivity[] = [];
  const { state } = runOnce(campaigns.engine, stateOf(campaigns, person, script, minuteAt(at)), {
    // A wait of a part of a minute ends between two milliseconds.
    until: minuteAt(at + 1),
    turns: mostTurns,
    watch(_task, next, before) {
      keepWritten(instance, campaigns, person, before, next.state, at);
      log.push(...activitiesOf(instance, campaigns, person, next, at));
    },
  });
  person.qualified = state.qualified;
  person.remembered = state.activities;
  person.pending = state.tasks.filter(comesBack);
  if (isDeleted(state)) instance.store.people.delete(person.id);
  return log;
}

/** A task that is due at once was cut off; one that is never due would only be carried along. */
function comesBack({ due }: Task): boolean {
  return due !== undefined && due.soonest !== Infinity;
}

function isDeleted({ person }: State): boolean {
  return person.written.has(DELETED);
}
