import { textOf } from '../../engine/index.ts';
import type { Instance } from '../instance.ts';
import { statusIn } from '../people/join-program.ts';
import { refused, type Answer } from '../protocol/answer.ts';
import { get, type Endpoint, type Permission } from '../protocol/endpoint.ts';
import { instant, integer, oneOf, path, query, queryList } from '../protocol/parameter.ts';
import { leadTime } from '../protocol/time.ts';
import type { Membership, Person, ProgramMembership } from '../store/people.ts';
import { fieldByRestName } from './fields.ts';
import { leadPage, leadPageOf } from './paging.ts';

const readAssets: readonly Permission[] = ['Read-Only Assets'];

const changedBetween = { earliestUpdatedAt: query(instant), latestUpdatedAt: query(instant) };

/** What one person is a member of. */
export const leadMembershipEndpoints: readonly Endpoint[] = [
  get({
    path: '/rest/v1/leads/{leadId}/listMembership.json',
    permissions: readAssets,
    parameters: { leadId: path(integer), ...leadPage },
    handle: (instance, { leadId, ...page }) =>
      memberships(
        instance,
        leadId,
        page,
        {},
        ({ lists }) => lists,
        (_person, listId, dates) => ({ listId, ...dates }),
      ),
  }),
  get({
    path: '/rest/v1/leads/{leadId}/programMembership.json',
    permissions: readAssets,
    parameters: {
      leadId: path(integer),
      filterType: query(oneOf('FilterType', ['programId'])),
      filterValues: queryList(integer),
      ...changedBetween,
      ...leadPage,
    },
    handle: (instance, { leadId, filterType, filterValues, earliestUpdatedAt, latestUpdatedAt, ...page }) => {
      const only = filterType === undefined ? undefined : new Set(filterValues);
      return memberships(
        instance,
        leadId,
        page,
        { earliestUpdatedAt, latestUpdatedAt },
        ({ programs }) => new Map([...programs].filter(([id]) => only?.has(id) ?? true)),
        (person, id) => programView(instance, person, id),
      );
    },
  }),
  get({
    path: '/rest/v1/leads/{leadId}/smartCampaignMembership.json',
    permissions: readAssets,
    parameters: { leadId: path(integer), ...changedBetween, ...leadPage },
    handle: (instance, { leadId, earliestUpdatedAt, latestUpdatedAt, ...page }) =>
      memberships(
        instance,
        leadId,
        page,
        { earliestUpdatedAt, latestUpdatedAt },
        ({ campaigns }) => campaigns,
        (_person, smartCampaignId, dates) => ({ smartCampaignId, ...dates }),
      ),
  }),
];

interface Dates {
  readonly createdAt: string;
  readonly updatedAt: string;
}

interface Between {
  readonly earliestUpdatedAt?: number | undefined;
  readonly latestUpdatedAt?: number | undefined;
}

function memberships(
  instance: Instance,
  leadId: number,
  page: { readonly batchSize: number | undefined; readonly nextPageToken: string | undefined },
  { earliestUpdatedAt = -Infinity, latestUpdatedAt = Infinity }: Between,
  of: (person: Person) => ReadonlyMap<number, Membership>,
  view: (person: Person, id: number, dates: Dates) => Record<string, unknown>,
): Answer {
  const person = instance.store.people.get(leadId);
  if (person === undefined) return refused(1004, `Lead '${leadId}' not found`);
  const found = [...of(person)].filter(
    ([, { updatedAt }]) => updatedAt >= earliestUpdatedAt && updatedAt <= latestUpdatedAt,
  );
  return leadPageOf(instance, found, page, ([id, { since, updatedAt }]) =>
    view(person, id, { createdAt: leadTime(since), updatedAt: leadTime(updatedAt) }),
  );
}

function programView(instance: Instance, person: Person, id: number): Record<string, unknown> {
  const membership = person.programs.get(id);
  const program = instance.store.programs.get(id);
  return {
    id,
    progressionStatus: (program && statusIn(person, program)) ?? '',
    isExhausted: false,
    acquiredBy: program !== undefined && acquiredBy(instance, person) === program.name,
    reachedSuccess: hasSucceeded(membership),
    membershipDate: leadTime(membership?.since ?? 0),
    updatedAt: leadTime(membership?.updatedAt ?? 0),
  };
}

function acquiredBy(instance: Instance, person: Person): string | undefined {
  const field = fieldByRestName(instance, 'acquisitionProgramId');
  const value = field === undefined ? undefined : person.values.get(field.id);
  return value && textOf(value);
}

function hasSucceeded(membership: ProgramMembership | undefined): boolean {
  const success = membership?.details.get('Success');
  return success !== undefined && /^(true|1)$/i.test(textOf(success));
}
