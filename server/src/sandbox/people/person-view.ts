import { textOf } from '../../engine/index.ts';
import { fieldByRestName } from '../endpoints/fields.ts';
import { programNamed } from '../endpoints/program-named.ts';
import type { Instance } from '../instance.ts';
import type { Refused } from '../protocol/answer.ts';
import { refused } from '../protocol/answer.ts';
import { shortened } from '../protocol/refusals.ts';
import { leadTime } from '../protocol/time.ts';
import type { Person } from '../store/people.ts';
import { jsonValue } from './field-value.ts';

/** What a lead record shows if nobody asks for anything. */
const usualFields = ['email', 'updatedAt', 'createdAt', 'lastName', 'firstName'];

/** A view of people with these fields, by REST names; `id` is always there. */
export function personViewWith(
  instance: Instance,
  names: readonly string[] | undefined,
): ((person: Person) => Record<string, unknown>) | Refused {
  const wanted = (names ?? usualFields).filter((name) => name !== 'id');
  const stranger = wanted.find((name) => fieldByRestName(instance, name) === undefined);
  if (stranger !== undefined) return refused(1006, `Field '${shortened(stranger)}' not found`);
  return (person) => {
    const values = wanted.map((name) => [name, valueOf(instance, person, name)] as const);
    return Object.fromEntries([['id', person.id], ...values]);
  };
}

function valueOf(instance: Instance, person: Person, name: string): string | number | boolean | null {
  if (name === 'createdAt') return leadTime(person.createdAt);
  if (name === 'updatedAt') return leadTime(person.updatedAt);
  const field = fieldByRestName(instance, name);
  const value = field === undefined ? undefined : person.values.get(field.id);
  // Flows know programs by name, this field by id.
  if (name === 'acquisitionProgramId') {
    return (value === undefined ? undefined : programNamed(instance, textOf(value))?.id) ?? null;
  }
  return jsonValue(value, field?.dataType ?? 'string');
}
