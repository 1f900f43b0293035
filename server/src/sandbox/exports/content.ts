import { createHash } from 'node:crypto';
import { personViewWith } from '../people/person-view.ts';
import type { Instance } from '../instance.ts';
import { leadTime } from '../protocol/time.ts';
import type { ActivityOrder, ExportFile, ExportJob, LeadOrder, Span } from '../store/exports.ts';
import type { Activity, Person } from '../store/people.ts';
import { separatedValues, type Cell } from './separated-values.ts';

/** What the file of a job holds at this moment, or why there can be none any more. */
export function contentOf(
  instance: Instance,
  { order, format, startedAt = instance.clock() }: ExportJob,
): { readonly file: ExportFile } | { readonly failure: string } {
  const rows = order.kind === 'leads' ? leadRows(instance, order) : activityRows(instance, order, startedAt);
  if ('failure' in rows) return rows;
  const headers = order.columns.map(({ header }) => header);
  const text = separatedValues([headers, ...rows], separatorOf(instance, format));
  const bytes = Buffer.from(text, 'utf8');
  return {
    file: {
      text,
      records: rows.length,
      bytes: bytes.length,
      checksum: createHash('sha256').update(bytes).digest('hex'),
    },
  };
}

function separatorOf({ readings }: Instance, format: ExportJob['format']): string {
  if (format === 'CSV') return ',';
  return format === 'TSV' ? '\t' : { space: ' ', semicolon: ';' }[readings.ssvSeparator];
}

type Rows = readonly (readonly Cell[])[] | { readonly failure: string };

function leadRows(instance: Instance, { columns, filter }: LeadOrder): Rows {
  const { store } = instance;
  const names = columns.map(({ field }) => field);
  const view = personViewWith(instance, names);
  if ('kind' in view) return { failure: view.message };
  if (filter.by === 'static list' && !store.staticLists.has(filter.listId))
    return { failure: `Static list ${filter.listId} not found` };
  const isWanted = (person: Person): boolean =>
    filter.by === 'static list'
      ? person.lists.has(filter.listId)
      : isWithin(filter.span, filter.by === 'createdAt' ? person.createdAt : person.updatedAt);
  return [...store.people.values()].filter(isWanted).map((person) => {
    const record = view(person);
    return names.map((name) => record[name] as Cell);
  });
}

function activityRows({ store }: Instance, order: ActivityOrder, startedAt: number): Rows {
  const { columns, span, typeIds, primaryIds, primaryTexts } = order;
  const isWanted = ({ at, typeId, primary }: Activity): boolean =>
    isWithin(span, at) &&
    at <= startedAt &&
    (typeIds?.includes(typeId) ?? true) &&
    (primaryIds === undefined || (primary?.id !== undefined && primaryIds.includes(primary.id))) &&
    (primaryTexts === undefined || (primary !== undefined && primaryTexts.includes(primary.text)));
  return store.activities
    .filter(isWanted)
    .map((activity) => columns.map(({ field }) => activityCells[field as ActivityField](activity)));
}

function isWithin({ from, to }: Span, at: number): boolean {
  return at >= from && at <= to;
}

const activityCells = {
  marketoGUID: ({ id }) => id,
  leadId: ({ personId }) => personId,
  activityDate: ({ at }) => leadTime(at),
  activityTypeId: ({ typeId }) => typeId,
  campaignId: ({ campaignId }) => campaignId,
  primaryAttributeValueId: ({ primary }) => primary?.id,
  primaryAttributeValue: ({ primary }) => primary?.text,
  attributes: ({ attributes }) =>
    JSON.stringify(Object.fromEntries(attributes.map(({ name, value }) => [name, value]))),
  // What a flow skipped leaves no entry in this log.
  actionResult: () => 'succeeded',
} satisfies Readonly<Record<string, (activity: Activity) => Cell>>;

type ActivityField = keyof typeof activityCells;

/** What a row about an activity can hold. */
export const activityFields = Object.keys(activityCells) as readonly ActivityField[];

/** What it holds unless told. */
export const usualActivityFields = activityFields.filter((name) => name !== 'actionResult');
