import {
  DELETED,
  FALSE,
  type Known,
  membershipParts,
  OWNER,
  type State,
  textOf,
  type Thing,
  TRUE,
  type Unknown,
  EMPTY,
  text,
} from '../../engine/index.ts';
import type { Instance } from '../instance.ts';
import type { Membership, Person } from '../store/people.ts';
import type { Campaigns } from './campaigns.ts';
import { CAMPAIGN, LIST, PROGRAM } from './person-state.ts';

/** Keeps what a turn has written: fields by their ids, memberships by those of their assets. */
export function keepWritten(
  instance: Instance,
  campaigns: Campaigns,
  person: Person,
  before: State,
  after: State,
  at: number,
): void {
  for (const [thing, value] of after.person.written) {
    if (before.person.written.get(thing) === value) continue;
    const resolved = after.knowledge.resolve(value);
    const known = resolved.kind === 'unknown' ? supposed(instance, thing, resolved) : resolved;
    keep(instance, campaigns, person, thing, known, at);
  }
}

/** Something that only the outside could tell, and nobody here plays it. */
function supposed({ salesforce }: Instance, thing: Thing, { type }: Unknown): Known {
  if (thing === OWNER) return text(salesforce.owner?.email ?? '');
  return type === 'boolean' ? TRUE : EMPTY;
}

function keep(
  instance: Instance,
  { fields, names }: Campaigns,
  person: Person,
  thing: Thing,
  value: Known,
  at: number,
): void {
  const field = fields.get(thing);
  if (field !== undefined) {
    set(person.values, field.id, value);
    person.updatedAt = at;
    return;
  }
  const parts = membershipParts(thing);
  switch (parts?.attribute) {
    case LIST:
      return keepMembership(person.lists, names.idOf('static list', parts.asset), value, at);
    case CAMPAIGN:
      return keepMembership(person.campaigns, names.idOf('campaign', parts.asset), value, at);
    case PROGRAM:
      return keepProgram(instance, person, names.idOf('program', parts.asset), parts.detail, value, at);
    default:
      if (thing !== DELETED) set(person.others, thing, value);
  }
}

function set<K>(values: Map<K, Known>, key: K, value: Known): void {
  if (value.kind === 'empty') values.delete(key);
  else values.set(key, value);
}

function keepMembership(
  memberships: Map<number, Membership>,
  id: number | undefined,
  value: Known,
  at: number,
): void {
  if (id === undefined) return;
  const present = memberships.get(id);
  if (value.key === FALSE.key) memberships.delete(id);
  else if (present === undefined) memberships.set(id, { since: at, updatedAt: at });
  else present.updatedAt = at;
}

function keepProgram(
  { store }: Instance,
  person: Person,
  id: number | undefined,
  detail: string | undefined,
  value: Known,
  at: number,
): void {
  if (id === undefined) return;
  if (detail === undefined && value.key === FALSE.key) {
    person.programs.delete(id);
    return;
  }
  const membership = person.programs.get(id) ?? {
    since: at,
    updatedAt: at,
    details: new Map<string, Known>(),
  };
  person.programs.set(id, membership);
  membership.updatedAt = at;
  if (detail === undefined) return;
  set(membership.details, detail, value);
  if (detail !== 'Status') return;
  const channel = store.programs.get(id)?.channel;
  const statuses = [...store.channels.values()].find(({ name }) => name === channel)?.statuses ?? [];
  const status = statuses.find(({ name }) => name === textOf(value));
  if (status?.success === true) membership.details.set('Success', TRUE);
  // Not in Program is no status of a member (Adobe docs: change program status).
  if (status !== undefined && status === statuses[0]) person.programs.delete(id);
}
