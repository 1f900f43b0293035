import { z } from 'zod';
import { fieldByRestName } from '../endpoints/fields.ts';
import type { Instance } from '../instance.ts';
import { refused, type Refused } from '../protocol/answer.ts';
import { invalidData, missing, shortened, wrongType } from '../protocol/refusals.ts';
import { readInstant } from '../protocol/time.ts';
import type { ActivityOrder, ExportColumn, ExportFormat, LeadOrder, Span } from '../store/exports.ts';
import { activityFields, usualActivityFields } from './content.ts';

/** Source: bulk extract page; of the values: bulk activity extract page. */
const mostDays = 31;
const mostValues = 50;

const range = z.object({ startAt: z.string().optional(), endAt: z.string().optional() });

const file = {
  format: z.enum(['CSV', 'TSV', 'SSV']).default('CSV'),
  columnHeaderNames: z.record(z.string(), z.string()).default({}),
};

export const leadRequest = z.object({
  ...file,
  fields: z.array(z.string()),
  filter: z.object({
    createdAt: range.optional(),
    updatedAt: range.optional(),
    staticListName: z.string().optional(),
    staticListId: z.int().optional(),
    smartListName: z.string().optional(),
    smartListId: z.int().optional(),
  }),
});

export const activityRequest = z.object({
  ...file,
  fields: z.array(z.string()).optional(),
  filter: z.object({
    createdAt: range,
    activityTypeIds: z.array(z.int()).optional(),
    primaryAttributeValueIds: z.array(z.int()).optional(),
    primaryAttributeValues: z.array(z.string()).optional(),
  }),
});

/** What is to be written, or why it cannot be. */
export type ReadOrder<T> = { readonly order: T; readonly format: ExportFormat } | Refused;

export function leadOrder(instance: Instance, request: z.output<typeof leadRequest>): ReadOrder<LeadOrder> {
  const { fields, columnHeaderNames, format } = request;
  if (fields.length === 0) return missing('fields');
  const stranger = fields.find((name) => name !== 'id' && fieldByRestName(instance, name) === undefined);
  if (stranger !== undefined) return refused(1006, `Field '${shortened(stranger)}' not found`);
  const columns = columnsOf(fields, columnHeaderNames);
  if ('kind' in columns) return columns;
  const filter = leadFilter(instance, request.filter);
  return 'kind' in filter ? filter : { order: { kind: 'leads', columns, filter }, format };
}

/** People are found by one filter at a time. */
function leadFilter(
  instance: Instance,
  filter: z.output<typeof leadRequest>['filter'],
): LeadOrder['filter'] | Refused {
  const [kind, another] = Object.keys(filter);
  if (kind === undefined) return missing('filter');
  if (another !== undefined) return invalidData('Only one filter type can be given');
  const { createdAt, updatedAt, staticListId, staticListName } = filter;
  const wanted = createdAt ?? updatedAt;
  if (wanted !== undefined) {
    const by = createdAt === undefined ? 'updatedAt' : 'createdAt';
    const span = spanOf(by, wanted);
    return 'kind' in span ? span : { by, span };
  }
  // Not every subscription can look through a smart list; this one cannot.
  if (staticListId === undefined && staticListName === undefined)
    return refused(1035, 'Unsupported filter type for target subscription');
  const list = [...instance.store.staticLists.values()].find(
    ({ id, name }) => id === staticListId || name === staticListName,
  );
  return list === undefined
    ? refused(1013, `List '${shortened(String(staticListId ?? staticListName))}' not found`)
    : { by: 'static list', listId: list.id };
}

export function activityOrder(
  instance: Instance,
  request: z.output<typeof activityRequest>,
): ReadOrder<ActivityOrder> {
  const { fields = usualActivityFields, columnHeaderNames, format, filter } = request;
  const known: ReadonlySet<string> = new Set(activityFields);
  const stranger = fields.find((name) => !known.has(name));
  if (stranger !== undefined) return refused(1006, `Field '${shortened(stranger)}' not found`);
  const columns = columnsOf(fields.length === 0 ? usualActivityFields : fields, columnHeaderNames);
  if ('kind' in columns) return columns;
  const span = spanOf('createdAt', filter.createdAt);
  if ('kind' in span) return span;
  const { activityTypeIds: typeIds, primaryAttributeValueIds, primaryAttributeValues } = filter;
  const problem =
    typesProblem(instance, typeIds) ??
    primaryProblem(typeIds, primaryAttributeValueIds, primaryAttributeValues);
  if (problem !== undefined) return problem;
  const primary = { primaryIds: primaryAttributeValueIds, primaryTexts: primaryAttributeValues };
  return { order: { kind: 'activities', columns, span, typeIds, ...primary }, format };
}

function typesProblem(
  { vocabulary, catalogue }: Instance,
  typeIds: readonly number[] | undefined,
): Refused | undefined {
  const { activityTypes } = vocabulary;
  const stranger = typeIds?.find((id) => !activityTypes.all.some((type) => type.id === id));
  if (stranger !== undefined) return invalidData(`Activity type ${stranger} not found`);
  // People who are gone have a call of their own.
  const step = catalogue.stepNamed('Delete Person');
  const deleted = step && activityTypes.ofStep(step)?.id;
  return deleted !== undefined && typeIds?.includes(deleted) === true
    ? invalidData(`Activity type ${deleted} is not supported`)
    : undefined;
}

function primaryProblem(
  typeIds: readonly number[] | undefined,
  ids: readonly number[] | undefined,
  texts: readonly string[] | undefined,
): Refused | undefined {
  if (ids === undefined && texts === undefined) return undefined;
  if (ids !== undefined && texts !== undefined)
    return invalidData('primaryAttributeValueIds and primaryAttributeValues cannot be used together');
  if (typeIds === undefined || typeIds.length === 0) return missing('activityTypeIds');
  return (ids ?? texts ?? []).length > mostValues
    ? invalidData(`At most ${mostValues} primary attribute values can be given`)
    : undefined;
}

function columnsOf(
  fields: readonly string[],
  headers: Readonly<Record<string, string>>,
): readonly ExportColumn[] | Refused {
  const stranger = Object.keys(headers).find((name) => !fields.includes(name));
  if (stranger !== undefined)
    return invalidData(`columnHeaderNames: '${shortened(stranger)}' is none of the fields`);
  return fields.map((field) => ({ field, header: headers[field] ?? field }));
}

function spanOf(name: string, { startAt, endAt }: z.output<typeof range>): Span | Refused {
  if (startAt === undefined) return missing(`${name}.startAt`);
  if (endAt === undefined) return missing(`${name}.endAt`);
  const [from, to] = [readInstant(startAt), readInstant(endAt)];
  if (from === undefined) return wrongType(startAt, 'Date');
  if (to === undefined) return wrongType(endAt, 'Date');
  if (to < from) return invalidData(`${name}: endAt is before startAt`);
  return to - from > mostDays * 86_400_000
    ? invalidData(`${name}: the range must be ${mostDays} days or fewer`)
    : { from, to };
}
