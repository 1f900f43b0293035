import type { Instance } from '../instance.ts';
import { refused, success, type Answer } from '../protocol/answer.ts';
import { get, readActivities, type Endpoint } from '../protocol/endpoint.ts';
import { instant, integer, query, queryList, required, text } from '../protocol/parameter.ts';
import { invalidData, shortened } from '../protocol/refusals.ts';
import { leadTime } from '../protocol/time.ts';
import type { Activity } from '../store/people.ts';
import type { Field } from '../store/records.ts';
import type { ActivityType } from '../vocabulary/activity-types.ts';
import { fieldByRestName } from './fields.ts';

const base = '/rest/v1/activities';

/** Source: activities page. */
const mostTypes = 10;
const mostLeads = 30;
const mostOnPage = 300;

const ofPeople = {
  nextPageToken: required(query(text())),
  listId: query(integer),
  leadIds: queryList(integer),
  batchSize: query(integer),
};

/** The activity log: read on from a moment or from where the last page ended. */
export const activityEndpoints: readonly Endpoint[] = [
  get({
    path: `${base}/types.json`,
    permissions: readActivities,
    parameters: {},
    handle: ({ vocabulary }) => success(...vocabulary.activityTypes.all.map(typeView)),
  }),
  get({
    path: `${base}/pagingtoken.json`,
    permissions: readActivities,
    parameters: { sinceDatetime: required(query(instant)) },
    handle: (_instance, { sinceDatetime }) => ({
      kind: 'cursor',
      nextPageToken: tokenFor('since', sinceDatetime),
    }),
  }),
  get({
    path: `${base}.json`,
    permissions: readActivities,
    parameters: { activityTypeIds: required(queryList(integer)), assetIds: queryList(integer), ...ofPeople },
    handle: (instance, { activityTypeIds, assetIds, ...asked }) => {
      if (activityTypeIds.length === 0 || activityTypeIds.length > mostTypes)
        return invalidData(`Between 1 and ${mostTypes} activityTypeIds can be given`);
      const isWanted = ({ typeId, primary }: Activity): boolean =>
        activityTypeIds.includes(typeId) &&
        (assetIds === undefined || (primary?.id !== undefined && assetIds.includes(primary.id)));
      return pageOfLog(instance, asked, isWanted, activityView);
    },
  }),
  get({
    path: `${base}/leadchanges.json`,
    permissions: readActivities,
    parameters: { fields: required(queryList(text())), ...ofPeople },
    handle: (instance, { fields: names, ...asked }) => {
      const fields = new Map<number, Field>();
      for (const name of names) {
        const field = fieldByRestName(instance, name);
        if (field === undefined) return refused(1006, `Field '${shortened(name)}' not found`);
        fields.set(field.id, field);
      }
      const created = instance.vocabulary.activityTypes.ofTrigger('Person is Created')?.id;
      const isWanted = ({ change, typeId }: Activity): boolean =>
        change === undefined ? typeId === created : fields.has(change.fieldId);
      return pageOfLog(instance, asked, isWanted, (activity) => changeView(activity, fields));
    },
  }),
  get({
    path: `${base}/deletedleads.json`,
    permissions: readActivities,
    parameters: { nextPageToken: required(query(text())), batchSize: query(integer) },
    handle: (instance, asked) => {
      const step = instance.catalogue.stepNamed('Delete Person');
      const deleted = step && instance.vocabulary.activityTypes.ofStep(step)?.id;
      const everybody = { listId: undefined, leadIds: undefined };
      return pageOfLog(
        instance,
        { ...asked, ...everybody },
        ({ typeId }) => typeId === deleted,
        activityView,
      );
    },
  }),
];

interface Asked {
  readonly nextPageToken: string;
  readonly listId: number | undefined;
  readonly leadIds: readonly number[] | undefined;
  readonly batchSize: number | undefined;
}

/**
 * As Marketo does, a page looks at so many entries of the log and then keeps those that are wanted: it may be short, or
 * empty, while more follow. A token comes with every page.
 */
function pageOfLog(
  { store, pageSize, readings }: Instance,
  { nextPageToken, listId, leadIds, batchSize = mostOnPage }: Asked,
  isWanted: (activity: Activity) => boolean,
  view: (activity: Activity) => Record<string, unknown>,
): Answer {
  if (batchSize < 1 || (batchSize > mostOnPage && readings.overlongPage === 'refuse'))
    return invalidData(`batchSize must be between 1 and ${mostOnPage}`);
  if (leadIds !== undefined && leadIds.length > mostLeads)
    return invalidData(`At most ${mostLeads} leadIds can be given`);
  if (listId !== undefined && !store.staticLists.has(listId))
    return refused(1013, `List '${listId}' not found`);
  const from = placeIn(store.activities, nextPageToken);
  if (from === undefined) return invalidData('Next page token is not valid');
  const to = Math.min(from + Math.min(batchSize, mostOnPage, pageSize), store.activities.length);
  const isAbout = ({ personId }: Activity): boolean =>
    (leadIds?.includes(personId) ?? true) &&
    (listId === undefined || store.people.get(personId)?.lists.has(listId) === true);
  const found = store.activities
    .slice(from, to)
    .filter((activity) => isWanted(activity) && isAbout(activity));
  return {
    kind: 'success',
    result: found.map(view),
    page: { moreResult: to < store.activities.length, nextPageToken: tokenFor('after', to) },
  };
}

function tokenFor(kind: 'since' | 'after', value: number): string {
  return Buffer.from(`${kind} ${value}`).toString('base64url');
}

/** Where the log is to be read on; undefined: not one of our tokens. */
function placeIn(activities: readonly Activity[], token: string): number | undefined {
  const [, kind, written] =
    /^(since|after) (-?\d{1,16})$/.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? [];
  if (kind === undefined) return undefined;
  const value = Number(written);
  if (kind === 'after') return value < 0 ? undefined : value;
  const first = activities.findIndex(({ at }) => at >= value);
  return first < 0 ? activities.length : first;
}

function typeView({ id, name, primary, attributes }: ActivityType): Record<string, unknown> {
  const attribute = ({ name, dataType }: ActivityType['attributes'][number]) => ({ name, dataType });
  return {
    id,
    name,
    description: name,
    ...(primary === undefined ? {} : { primaryAttribute: attribute(primary) }),
    attributes: attributes.map(attribute),
  };
}

function activityView(activity: Activity): Record<string, unknown> {
  const { primary, attributes } = activity;
  return {
    ...headOf(activity),
    ...(primary?.id === undefined ? {} : { primaryAttributeValueId: primary.id }),
    ...(primary === undefined ? {} : { primaryAttributeValue: primary.text }),
    attributes,
  };
}

function changeView(activity: Activity, fields: ReadonlyMap<number, Field>): Record<string, unknown> {
  const { change, personId, attributes } = activity;
  const field = change && fields.get(change.fieldId);
  const isOther = ({ name }: Activity['attributes'][number]): boolean =>
    name !== 'New Value' && name !== 'Old Value';
  return {
    ...headOf(activity),
    fields:
      change === undefined || field === undefined
        ? []
        : [{ id: field.id, name: field.name, newValue: change.after, oldValue: change.before }],
    attributes: [...attributes.filter(isOther), { name: 'Lead ID', value: personId }],
  };
}

function headOf({ id, personId, at, typeId, campaignId }: Activity): Record<string, unknown> {
  return {
    id,
    marketoGUID: String(id),
    leadId: personId,
    activityDate: leadTime(at),
    activityTypeId: typeId,
    ...(campaignId === undefined ? {} : { campaignId }),
  };
}
