import { fieldByRestName } from '../endpoints/fields.ts';
import { textOf } from '../../engine/index.ts';
import type { Instance } from '../instance.ts';
import { type Refused, refused } from '../protocol/answer.ts';
import { shortened } from '../protocol/refusals.ts';
import type { Person } from '../store/people.ts';
import type { Field } from '../store/records.ts';

/** How people are told apart: by their id, or by the value of a field. */
export type Key = 'id' | Field;

/** Ids of other systems, which identify people as well. Source: leads page, lookup fields. */
const foreignIds: ReadonlySet<string> = new Set(['facebookId', 'linkedInId', 'twitterId']);

/** The key of that name: 1006 for a field that is not there, 1011 for a standard field that identifies nobody. */
export function keyNamed(instance: Instance, name: string): Key | Refused {
  if (name === 'id') return 'id';
  const field = fieldByRestName(instance, name);
  if (field === undefined) return refused(1006, `Field '${shortened(name)}' not found`);
  const isKey =
    name === 'email' ||
    foreignIds.has(name) ||
    (field.isCustom && ['string', 'email', 'integer'].includes(field.dataType));
  return isKey ? field : refused(1011, `Field '${shortened(name)}' not supported`);
}

/** Whoever has one of the values; letter case does not count. */
export function peopleWith(instance: Instance, key: Key, values: readonly string[]): Person[] {
  const { people } = instance.store;
  if (key === 'id') {
    return [...new Set(values)].flatMap((value) =>
      /^\d{1,15}$/.test(value) ? (people.get(Number(value)) ?? []) : [],
    );
  }
  const wanted = new Set(values.map((value) => value.toLowerCase()));
  return [...people.values()].filter((person) => {
    const value = person.values.get(key.id);
    return value !== undefined && wanted.has(textOf(value).toLowerCase());
  });
}
