import { z } from 'zod';
import type { Instance } from '../instance.ts';
import { deletedActivity } from '../life/activities.ts';
import { readCampaigns } from '../life/campaigns.ts';
import { keyNamed, peopleWith } from '../people/lookup.ts';
import { personViewWith } from '../people/person-view.ts';
import { leadNotFound, skipped } from '../people/reason.ts';
import { actions, nameOf, writePerson, writtenView } from '../people/write-person.ts';
import { refused, success, type Refused } from '../protocol/answer.ts';
import { get, post, readLeads, writeLeads, type Endpoint } from '../protocol/endpoint.ts';
import { body, integer, path, query, queryList, required, text } from '../protocol/parameter.ts';
import { invalidData, missing } from '../protocol/refusals.ts';
import { leadPage, leadPageOf } from './paging.ts';

/** Records of one call, and values of one search. Source: leads page. */
const mostRecords = 300;
const mostMatches = 1000;

export const leadRecords = z.array(z.record(z.string(), z.unknown()));

const syncRequest = z.object({
  action: z.enum(actions).optional(),
  lookupField: z.string().optional(),
  partitionName: z.string().optional(),
  asyncProcessing: z.boolean().optional(),
  input: leadRecords,
});

const deleteRequest = z.object({ input: z.array(z.object({ id: z.int() })).optional() });

/** People: written one record at a time, found by a field's values. */
export const leadEndpoints: readonly Endpoint[] = [
  get({
    path: '/rest/v1/lead/{leadId}.json',
    permissions: readLeads,
    parameters: { leadId: path(integer), fields: queryList(text()) },
    handle: (instance, { leadId, fields }) => {
      const view = personViewWith(instance, fields);
      if ('kind' in view) return view;
      const person = instance.store.people.get(leadId);
      return person === undefined ? refused(1004, `Lead '${leadId}' not found`) : success(view(person));
    },
  }),
  get({
    path: '/rest/v1/leads.json',
    permissions: readLeads,
    parameters: {
      filterType: required(query(text(255))),
      filterValues: required(queryList(text())),
      fields: queryList(text()),
      ...leadPage,
    },
    handle: (instance, { filterType, filterValues, fields, ...page }) => {
      if (filterValues.length === 0) return missing('filterValues');
      if (filterValues.length > mostRecords)
        return invalidData(`At most ${mostRecords} filterValues can be given`);
      const key = keyNamed(instance, filterType);
      if (key !== 'id' && 'kind' in key) return key;
      const view = personViewWith(instance, fields);
      if ('kind' in view) return view;
      const found = peopleWith(instance, key, filterValues);
      return found.length > mostMatches
        ? invalidData('Too many results match the filter')
        : leadPageOf(instance, found, page, view);
    },
  }),
  post('json', {
    path: '/rest/v1/leads.json',
    permissions: writeLeads,
    parameters: { syncLeadRequest: body(syncRequest) },
    handle: (instance, { syncLeadRequest: { action = 'createOrUpdate', lookupField = 'email', input } }) => {
      const refusal = countProblem(input);
      if (refusal !== undefined) return refusal;
      const key = keyNamed(instance, lookupField);
      if (key !== 'id' && 'kind' in key) return key;
      const campaigns = readCampaigns(instance);
      const writing = { action, key, keyName: lookupField, source: 'Web service API', events: [] } as const;
      return success(
        ...input.map((record) => writtenView(writePerson(instance, campaigns, record, writing))),
      );
    },
  }),
  post('json', {
    path: '/rest/v1/leads/delete.json',
    permissions: writeLeads,
    parameters: { deleteLeadRequest: body(deleteRequest), id: queryList(integer) },
    handle: (instance, { deleteLeadRequest: { input }, id }) => {
      const ids = [...(input?.map((record) => record.id) ?? []), ...(id ?? [])];
      return countProblem(ids) ?? success(...ids.map((each) => deletePerson(instance, each)));
    },
  }),
];

/** Why so many records cannot be taken, or undefined. */
export function countProblem(records: readonly unknown[]): Refused | undefined {
  if (records.length === 0) return missing('input');
  return records.length > mostRecords
    ? invalidData(`At most ${mostRecords} records can be given`)
    : undefined;
}

function deletePerson(instance: Instance, id: number): Record<string, unknown> {
  const person = instance.store.people.get(id);
  if (person === undefined) return skipped(id, leadNotFound);
  instance.store.log(deletedActivity(instance, person, nameOf(instance, person)));
  instance.store.people.delete(id);
  return { id, status: 'deleted' };
}
