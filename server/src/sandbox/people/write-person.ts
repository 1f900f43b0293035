import { textOf } from '../../engine/index.ts';
import type { EngineEvent } from '../../engine/index.ts';
import { fieldByRestName, isReadOnly } from '../endpoints/fields.ts';
import type { Instance } from '../instance.ts';
import type { Campaigns } from '../life/campaigns.ts';
import { happen } from '../life/happen.ts';
import { type FieldValues, personIsCreated, type Source, valuesChange } from '../life/occurrences.ts';
import type { Known } from '../../engine/index.ts';
import type { Person } from '../store/people.ts';
import type { Field } from '../store/records.ts';
import { isReason, readValue } from './field-value.ts';
import { type Key, peopleWith } from './lookup.ts';
import {
  fieldNotFound,
  invalidRecord,
  leadExists,
  leadNotFound,
  type Reason,
  severalMatch,
  skipped,
} from './reason.ts';

/** How a record is written. Source: leads page, Sync Leads. */
export const actions = ['createOrUpdate', 'createOnly', 'updateOnly', 'createDuplicate'] as const;
export type Action = (typeof actions)[number];

export interface Writing {
  readonly action: Action;
  readonly key: Key;
  /** By the name under which the records have it. */
  readonly keyName: string;
  readonly source: Source;
  /** What happens to the person at the same moment. */
  readonly events: readonly EngineEvent[];
}

export type LeadRecord = Readonly<Record<string, unknown>>;

/** A person who was written, or why not. */
export type Written =
  | { readonly status: 'created' | 'updated'; readonly person: Person }
  | { readonly status: 'skipped'; readonly reason: Reason };

/** Creates or changes the person of one record, and lets campaigns hear of it. */
export function writePerson(
  instance: Instance,
  campaigns: Campaigns,
  record: LeadRecord,
  writing: Writing,
): Written {
  const values = readRecord(instance, record);
  if ('code' in values) return { status: 'skipped', reason: values };
  const found = personFor(instance, record, writing);
  if ('code' in found) return { status: 'skipped', reason: found };
  const { source, events } = writing;
  if ('person' in found) {
    happen(instance, campaigns, found.person, valuesChange(campaigns, values, source, events));
    return { status: 'updated', person: found.person };
  }
  const now = instance.clock();
  const person = instance.store.addPerson(now);
  happen(instance, campaigns, person, personIsCreated(campaigns, values, source, now, events));
  return { status: 'created', person };
}

/** A record's answer: id and status, or the reason. */
export function writtenView(written: Written): Record<string, unknown> {
  return written.status === 'skipped'
    ? skipped(undefined, written.reason)
    : { id: written.person.id, status: written.status };
}

/** The values of a record by their fields. `id` only tells whom it is about. */
export function readRecord(instance: Instance, record: LeadRecord): FieldValues | Reason {
  const values = new Map<Field, Known>();
  for (const [name, given] of Object.entries(record)) {
    if (name === 'id') continue;
    const field = fieldByRestName(instance, name);
    if (field === undefined) return fieldNotFound(name);
    if (isReadOnly(field)) return invalidRecord(`Field '${name}' is read-only`);
    const value = readValue(field.dataType, given);
    if (isReason(value)) return value;
    values.set(field, value);
  }
  return values;
}

function personFor(
  instance: Instance,
  record: LeadRecord,
  { action, key, keyName }: Writing,
): { readonly person: Person } | { readonly kind: 'new' } | Reason {
  // An id is Marketo's to give: it can only tell whom to change.
  if (action !== 'updateOnly' && (key === 'id' || record['id'] !== undefined)) {
    return invalidRecord(`The field 'id' is allowed for updateOnly alone`);
  }
  if (action === 'createDuplicate') return { kind: 'new' };
  const given = record[keyName];
  const value = typeof given === 'string' || typeof given === 'number' ? String(given) : '';
  if (value === '') return invalidRecord(`Value for lookup field '${keyName}' not found`);
  const found = peopleWith(instance, key, [value]);
  const [person] = found;
  if (person === undefined) return action === 'updateOnly' ? leadNotFound : { kind: 'new' };
  if (action === 'createOnly') return leadExists;
  return found.length > 1 ? severalMatch : { person };
}

/** The name by which deleted people are remembered. */
export function nameOf(instance: Instance, person: Person): string {
  const part = (name: string): string => {
    const field = fieldByRestName(instance, name);
    const value = field === undefined ? undefined : person.values.get(field.id);
    return value === undefined ? '' : textOf(value);
  };
  return `${part('firstName')} ${part('lastName')}`.trim();
}
