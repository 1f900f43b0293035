import { isRecord, textOf } from './json.ts';

/** An object as the signed-in user may see it: fields that are hidden from the user are not there at all. */
export interface DescribedObject {
  readonly name: string;
  readonly fields: readonly DescribedField[];
}

export interface DescribedField {
  readonly name: string;
  readonly label: string;
  /** `picklist`, `string`, `datetime`, … */
  readonly type: string;
  /** A formula: nothing can write it. */
  readonly calculated: boolean;
  /** Only meaningful for a picklist. */
  readonly restricted: boolean;
  readonly values: readonly PicklistValue[];
}

export interface PicklistValue {
  /** The API name, which is what the sync exchanges. */
  readonly value: string;
  /** What people see. */
  readonly label: string;
  readonly active: boolean;
}

/** @returns undefined when the body is not the answer of `…/sobjects/X/describe`. */
export function readDescribe(body: unknown): DescribedObject | undefined {
  if (!isRecord(body) || typeof body['name'] !== 'string' || !Array.isArray(body['fields'])) return undefined;
  return { name: body['name'], fields: body['fields'].flatMap(readField) };
}

/** @returns the versions of `GET /services/data`, such as `66.0`; undefined when the body is something else. */
export function readVersions(body: unknown): readonly string[] | undefined {
  if (!Array.isArray(body)) return undefined;
  const versions = body.flatMap((entry: unknown) =>
    isRecord(entry) && typeof entry['version'] === 'string' && /^\d{1,3}\.\d$/.test(entry['version'])
      ? [entry['version']]
      : [],
  );
  return versions.length > 0 ? versions : undefined;
}

/** Salesforce compares API names without regard to case. */
export function fieldNamed(object: DescribedObject, api: string): DescribedField | undefined {
  const wanted = api.toLowerCase();
  return object.fields.find(({ name }) => name.toLowerCase() === wanted);
}

function readField(field: unknown): DescribedField[] {
  if (!isRecord(field) || typeof field['name'] !== 'string' || typeof field['type'] !== 'string') return [];
  const values: unknown[] = Array.isArray(field['picklistValues']) ? field['picklistValues'] : [];
  return [
    {
      name: field['name'],
      label: textOf(field['label']) ?? field['name'],
      type: field['type'],
      calculated: field['calculated'] === true,
      restricted: field['restrictedPicklist'] === true,
      values: values.flatMap(readValue),
    },
  ];
}

function readValue(value: unknown): PicklistValue[] {
  if (!isRecord(value) || typeof value['value'] !== 'string') return [];
  const label = textOf(value['label']) ?? value['value'];
  return [{ value: value['value'], label, active: value['active'] !== false }];
}
