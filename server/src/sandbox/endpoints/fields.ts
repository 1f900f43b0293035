import { z } from 'zod';
import type { Instance } from '../instance.ts';
import { success, type Answer, type Refused } from '../protocol/answer.ts';
import { get, post, readLeads, type Endpoint, type Permission } from '../protocol/endpoint.ts';
import { body, name, path } from '../protocol/parameter.ts';
import { invalidData } from '../protocol/refusals.ts';
import type { Field } from '../store/records.ts';
import { leadPage, leadPageOf } from './paging.ts';

const schema = '/rest/v1/leads/schema/fields';
const readSchema: readonly Permission[] = [
  'Read-Write Schema Standard Field',
  'Read-Write Schema Custom Field',
];

export const schemaTypes = [
  'boolean',
  'currency',
  'date',
  'datetime',
  'email',
  'float',
  'integer',
  'percent',
  'phone',
  'score',
  'string',
  'url',
] as const;

const flags = {
  isHidden: z.boolean().optional(),
  isHtmlEncodingInEmail: z.boolean().optional(),
  isSensitive: z.boolean().optional(),
};

const newField = z.object({
  displayName: z.string(),
  name: z.string(),
  description: z.string().optional(),
  dataType: z.enum(schemaTypes),
  ...flags,
});

const fieldChange = z.object({
  displayName: z.string().optional(),
  description: z.string().optional(),
  ...flags,
});

/** Custom fields that the API may make; none can ever be deleted. Source: leads page of the documentation. */
const mostCreated = 100;

/** Person fields: their schema, and the two describe calls. */
export const fieldEndpoints: readonly Endpoint[] = [
  get({
    path: `${schema}.json`,
    permissions: readSchema,
    parameters: { ...leadPage },
    handle: (instance, page) => leadPageOf(instance, restFields(instance), page, fieldView),
  }),
  get({
    path: `${schema}/{fieldApiName}.json`,
    permissions: readSchema,
    parameters: { fieldApiName: path(name(255)) },
    handle: (instance, { fieldApiName }) => {
      const field = fieldByRestName(instance, fieldApiName);
      return field === undefined ? unknownField(fieldApiName) : success(fieldView(field));
    },
  }),
  post('json', {
    path: `${schema}.json`,
    permissions: ['Read-Write Schema Custom Field'],
    parameters: { createLeadFieldRequest: body(z.object({ input: z.array(newField).min(1).max(300) })) },
    handle: (instance, { createLeadFieldRequest: { input } }) => createFields(instance, input),
  }),
  post('json', {
    path: `${schema}/{fieldApiName}.json`,
    permissions: readSchema,
    parameters: {
      fieldApiName: path(name(255)),
      updateLeadFieldRequest: body(z.object({ input: z.array(fieldChange).length(1) })),
    },
    handle: (instance, { fieldApiName, updateLeadFieldRequest: { input } }) => {
      const field = fieldByRestName(instance, fieldApiName);
      const change = input[0];
      if (field === undefined || change === undefined) return unknownField(fieldApiName);
      return updateField(instance, field, change);
    },
  }),
  get({
    path: '/rest/v1/leads/describe.json',
    permissions: readLeads,
    parameters: {},
    handle: (instance) => success(...restFields(instance).map(describedField)),
  }),
  get({
    path: '/rest/v1/leads/describe2.json',
    permissions: readLeads,
    parameters: {},
    handle: (instance) =>
      success({
        name: 'API Lead',
        searchableFields: restFields(instance)
          .filter(isSearchable)
          .map((field) => [field.name]),
        fields: restFields(instance).map((field) => ({
          name: field.name,
          displayName: field.displayName,
          dataType: schemaType(field),
          ...lengthOf(field),
          updateable: !isReadOnly(field),
          crmManaged: false,
        })),
      }),
  }),
];

/** All or none: a name that exists fails the call, unless the readings let it fail alone. */
function createFields(instance: Instance, input: readonly z.infer<typeof newField>[]): Answer {
  const { store } = instance;
  const restNames = new Set<string>();
  const displayNames = new Set<string>();
  for (const field of store.fields.values()) {
    if (field.name !== undefined) restNames.add(field.name.toLowerCase());
    displayNames.add(field.displayName.toLowerCase());
  }
  const created = [...store.fields.values()].filter((field) => field.isApiCreated).length;
  if (created + input.length > mostCreated)
    return invalidData(`At most ${mostCreated} fields can be created`);
  const records: { readonly field: z.infer<typeof newField>; readonly exists: Refused | undefined }[] = [];
  for (const field of input) {
    const problem = nameProblem(field.name) ?? displayNameProblem(field.displayName);
    if (problem !== undefined) return problem;
    const exists = restNames.has(field.name.toLowerCase())
      ? invalidData(`Field ${field.name} already exists`)
      : displayNames.has(field.displayName.toLowerCase())
        ? invalidData(`Field with display name ${field.displayName} already exists`)
        : undefined;
    if (exists !== undefined && instance.readings.existingField === 'call') return exists;
    records.push({ field, exists });
    restNames.add(field.name.toLowerCase());
    displayNames.add(field.displayName.toLowerCase());
  }
  for (const { field, exists } of records) if (exists === undefined) addCustomField(instance, field);
  return success(...records.map(({ field, exists }) => createdView(field.name, exists)));
}

function createdView(name: string, exists: Refused | undefined): Record<string, unknown> {
  if (exists === undefined) return { name, status: 'created' };
  return { name, status: 'skipped', reasons: [{ code: exists.code, message: exists.message }] };
}

export function addCustomField(instance: Pick<Instance, 'store'>, field: z.infer<typeof newField>): void {
  const id = instance.store.nextId('field');
  instance.store.fields.set(id, {
    id,
    name: field.name,
    displayName: field.displayName,
    ruleName: undefined,
    description: field.description,
    dataType: field.dataType,
    isCustom: true,
    isApiCreated: true,
    isHidden: field.isHidden ?? false,
    isHtmlEncodingInEmail: field.isHtmlEncodingInEmail ?? true,
    isSensitive: field.isSensitive ?? false,
  });
}

function nameProblem(name: string): Refused | undefined {
  return /^[A-Za-z]\w{0,254}$/.test(name) ? undefined : invalidData(`Invalid field name ${shortName(name)}`);
}

function displayNameProblem(displayName: string): Refused | undefined {
  const fits = /^[\p{L}\p{N}][\p{L}\p{N} _().:/-]{0,254}$/u.test(displayName);
  return fits ? undefined : invalidData(`Invalid field display name ${shortName(displayName)}`);
}

function shortName(name: string): string {
  return `'${name.slice(0, 80)}'`;
}

/** Standard fields keep their name; only a field that the API made can be hidden by it. */
function updateField(instance: Instance, field: Field, change: z.infer<typeof fieldChange>): Answer {
  if (!field.isCustom && change.displayName !== undefined) {
    return invalidData('displayName of a standard field cannot be updated');
  }
  if (!field.isApiCreated && change.isHidden !== undefined) {
    return invalidData('isHidden can be updated only for fields created by API');
  }
  if (change.displayName !== undefined) {
    const wanted = change.displayName.toLowerCase();
    const namesake = [...instance.store.fields.values()].find(
      (other) => other.displayName.toLowerCase() === wanted,
    );
    const problem = displayNameProblem(change.displayName);
    if (problem !== undefined) return problem;
    if (namesake !== undefined && namesake !== field) return invalidData('displayName already exists');
  }
  field.displayName = change.displayName ?? field.displayName;
  field.description = change.description ?? field.description;
  field.isHidden = change.isHidden ?? field.isHidden;
  field.isHtmlEncodingInEmail = change.isHtmlEncodingInEmail ?? field.isHtmlEncodingInEmail;
  field.isSensitive = change.isSensitive ?? field.isSensitive;
  return success({ name: field.name, status: 'updated' });
}

/** Fields that only Marketo itself writes. */
export function isReadOnly({ name }: Field): boolean {
  return name === 'createdAt' || name === 'updatedAt' || name === 'acquisitionProgramId';
}

function restFields(instance: Instance): Field[] {
  return [...instance.store.fields.values()].filter((field) => field.name !== undefined);
}

export function fieldByRestName(instance: Instance, name: string): Field | undefined {
  return restFields(instance).find((field) => field.name === name);
}

function unknownField(name: string): Refused {
  return { kind: 'refused', code: '1006', message: `Field '${name.slice(0, 80)}' not found` };
}

function fieldView(field: Field): Record<string, unknown> {
  return {
    displayName: field.displayName,
    name: field.name,
    description: field.description ?? null,
    dataType: schemaType(field),
    ...lengthOf(field),
    isHidden: field.isHidden,
    isHtmlEncodingInEmail: field.isHtmlEncodingInEmail,
    isSensitive: field.isSensitive,
    isCustom: field.isCustom,
    isApiCreated: field.isApiCreated,
  };
}

function describedField(field: Field): Record<string, unknown> {
  return {
    id: field.id,
    displayName: field.displayName,
    dataType: schemaType(field),
    ...lengthOf(field),
    rest: { name: field.name, readOnly: isReadOnly(field) },
  };
}

function schemaType(field: Field): string {
  return field.dataType === 'text' || schemaTypes.some((type) => type === field.dataType)
    ? field.dataType
    : 'string';
}

function lengthOf(field: Field): { readonly length?: number } {
  const type = schemaType(field);
  if (type === 'text') return { length: 2000 };
  return ['string', 'email', 'phone', 'url'].includes(type) ? { length: 255 } : {};
}

/** The fields by which people are looked up most; custom fields are searchable by type. */
function isSearchable(field: Field): boolean {
  if (field.isCustom) return ['string', 'email', 'integer'].includes(schemaType(field));
  return field.name === 'email' || field.name === 'id';
}
