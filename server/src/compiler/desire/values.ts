import type { Parameter } from '../../catalogue/index.ts';
import type { ArgumentValue } from '../../model/index.ts';

/** How names inside values become Marketo's. */
export interface ValueContext {
  /** `Program.Asset` for an asset inside a program, else the name as written. */
  assetName(name: string, references: string, within: string | undefined): string;
  /** The field's canonical friendly name. */
  fieldName(name: string): string;
  /** What the API calls the filter of a field: of `Blocklisted` it is `Black Listed`. */
  attributeName(name: string): string;
}

/** A value as the API takes it: text without quotes, `NULL` for empty, tokens with their braces. */
export function textOf(value: ArgumentValue): string {
  switch (value.kind) {
    case 'String':
      return value.value;
    case 'Number':
    case 'Date':
    case 'Time':
    case 'DateTime':
    case 'Word':
      return value.text;
    case 'Duration':
      return `${value.text} ${value.unit}`;
    case 'Boolean':
      return String(value.value);
    case 'Empty':
      return 'NULL';
    case 'Token':
      return `{{${value.name}}}`;
    case 'FieldName':
      return value.name;
  }
}

/** As {@link textOf}, with asset and field names resolved. */
export function resolvedText(
  context: ValueContext,
  value: ArgumentValue,
  references: string | undefined,
  within: string | undefined,
): string {
  if (value.kind === 'String' && references !== undefined)
    return context.assetName(value.value, references, within);
  if (value.kind === 'FieldName') return context.fieldName(value.name);
  return textOf(value);
}

/** An argument's value: a bare word such as `owner` is Marketo's `Sales Owner`. */
export function argumentText(
  context: ValueContext,
  value: ArgumentValue,
  parameter: Parameter,
  within: string | undefined,
): string {
  if (value.kind === 'Word') {
    const meant = parameter.words.find(({ word }) => word.toLowerCase() === value.text.toLowerCase());
    return meant?.value ?? value.text;
  }
  return resolvedText(context, value, parameter.references, within);
}
