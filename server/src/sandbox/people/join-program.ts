import { text } from '../../engine/index.ts';
import { fieldByRestName } from '../endpoints/fields.ts';
import type { Instance } from '../instance.ts';
import type { Campaigns } from '../life/campaigns.ts';
import { happen } from '../life/happen.ts';
import { eventHappens } from '../life/occurrences.ts';
import type { Person } from '../store/people.ts';
import type { Program, ProgressionStatus } from '../store/records.ts';

/** Statuses that members of a program can have, Not in Program first. */
export function statusesOf({ store }: Instance, { channel }: Program): readonly ProgressionStatus[] {
  return [...store.channels.values()].find(({ name }) => name === channel)?.statuses ?? [];
}

export function statusIn({ programs }: Person, { id }: Program): string | undefined {
  const status = programs.get(id)?.details.get('Status');
  return status?.kind === 'text' ? status.text : undefined;
}

/** Gives a person a status in a program, and campaigns hear of it. The first program of all has acquired the person. */
export function joinProgram(
  instance: Instance,
  campaigns: Campaigns,
  person: Person,
  program: Program,
  status: string,
): void {
  const acquisition = fieldByRestName(instance, 'acquisitionProgramId');
  if (person.programs.size === 0 && acquisition !== undefined && !person.values.has(acquisition.id)) {
    person.values.set(acquisition.id, text(program.name));
  }
  const before = statusIn(person, program) ?? statusesOf(instance, program)[0]?.name ?? '';
  const changed = eventHappens(campaigns, 'Program Status is Changed', [
    ['Program', text(program.name)],
    ['New Status', text(status)],
    ['Previous Status', text(before)],
  ]);
  happen(instance, campaigns, person, changed);
}
