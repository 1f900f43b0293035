import { z } from 'zod';
import { text } from '../../engine/index.ts';
import type { Instance } from '../instance.ts';
import { type Campaigns, readCampaigns } from '../life/campaigns.ts';
import { happen } from '../life/happen.ts';
import { eventHappens } from '../life/occurrences.ts';
import { personViewWith } from '../people/person-view.ts';
import { leadNotFound, notInList, skipped } from '../people/reason.ts';
import { refused, success, type Answer } from '../protocol/answer.ts';
import { get, post, readLeads, remove, writeLeads, type Endpoint } from '../protocol/endpoint.ts';
import { body, integer, path, queryList, text as textKind } from '../protocol/parameter.ts';
import type { Person } from '../store/people.ts';
import type { StaticList } from '../store/records.ts';
import { countProblem } from './leads.ts';
import { leadPage, leadPageOf } from './paging.ts';

const members = '/rest/v1/lists/{listId}/leads.json';

const listRequest = z.object({ input: z.array(z.object({ id: z.int() })).optional() });

/** Who is on a static list. */
export const listMemberEndpoints: readonly Endpoint[] = [
  get({
    path: members,
    permissions: readLeads,
    parameters: { listId: path(integer), fields: queryList(textKind()), ...leadPage },
    handle: (instance, { listId, fields, ...page }) => {
      if (!instance.store.staticLists.has(listId)) return listNotFound(listId);
      const view = personViewWith(instance, fields);
      if ('kind' in view) return view;
      const people = [...instance.store.people.values()].filter(({ lists }) => lists.has(listId));
      return leadPageOf(instance, people, page, view);
    },
  }),
  post('json', {
    path: members,
    permissions: writeLeads,
    parameters: { listId: path(integer), listOperationRequest: body(listRequest), id: queryList(integer) },
    handle: (instance, { listId, listOperationRequest, id }) =>
      forEach(instance, listId, idsIn(listOperationRequest, id), (person, list, campaigns) => {
        // Of somebody who is a member already no campaign hears.
        if (!person.lists.has(list.id)) change(instance, campaigns, person, list, 'Added to List');
        return { id: person.id, status: 'added' };
      }),
  }),
  remove({
    path: members,
    permissions: writeLeads,
    parameters: { listId: path(integer), listOperationRequest: body(listRequest), id: queryList(integer) },
    handle: (instance, { listId, listOperationRequest, id }) =>
      forEach(instance, listId, idsIn(listOperationRequest, id), (person, list, campaigns) => {
        if (!person.lists.has(list.id)) return skipped(person.id, notInList);
        change(instance, campaigns, person, list, 'Removed from List');
        return { id: person.id, status: 'removed' };
      }),
  }),
  get({
    path: '/rest/v1/lists/{listId}/leads/ismember.json',
    permissions: writeLeads,
    parameters: { listId: path(integer), id: queryList(integer) },
    handle: (instance, { listId, id }) =>
      forEach(instance, listId, id ?? [], ({ id, lists }) => ({
        id,
        status: lists.has(listId) ? 'memberof' : 'notmemberof',
      })),
  }),
];

function listNotFound(id: number): Answer {
  return refused(1013, `List '${id}' not found`);
}

/** The documentation writes them into the query, the specification into the body as well. */
function idsIn(
  { input = [] }: z.infer<typeof listRequest>,
  query: readonly number[] = [],
): readonly number[] {
  return [...new Set([...input.map(({ id }) => id), ...query])];
}

function forEach(
  instance: Instance,
  listId: number,
  ids: readonly number[],
  answer: (person: Person, list: StaticList, campaigns: Campaigns) => Record<string, unknown>,
): Answer {
  const { store } = instance;
  const list = store.staticLists.get(listId);
  if (list === undefined) return listNotFound(listId);
  const refusal = countProblem(ids);
  if (refusal !== undefined) return refusal;
  const campaigns = readCampaigns(instance);
  return success(
    ...ids.map((id) => {
      const person = store.people.get(id);
      return person === undefined ? skipped(id, leadNotFound) : answer(person, list, campaigns);
    }),
  );
}

function change(
  instance: Instance,
  campaigns: Campaigns,
  person: Person,
  { id, name }: StaticList,
  trigger: 'Added to List' | 'Removed from List',
): void {
  const named = campaigns.names.nameOf('static list', id) ?? name;
  happen(instance, campaigns, person, eventHappens(campaigns, trigger, [['List Name', text(named)]]));
}
