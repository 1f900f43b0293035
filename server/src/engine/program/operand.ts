import type { Catalogue } from '../../catalogue/index.ts';
import type { ArgumentValue } from '../../model/index.ts';
import { durationMinutes, EMPTY, type Known, number, text, truth } from '../values/index.ts';
import { type Thing, thingOfField } from './thing.ts';

/** What stands where a value is wanted, before a person is at hand. */
export type Operand =
  | { readonly kind: 'value'; readonly value: Known }
  /** Minutes; undefined for an abbreviated unit. */
  | { readonly kind: 'duration'; readonly minutes: number | undefined }
  /** `{{lead.Country}}`, or a field's own name. */
  | { readonly kind: 'field'; readonly thing: Thing }
  /** `{{system.dateTime}}` */
  | { readonly kind: 'now'; readonly wholeDay: boolean }
  /** `{{my.Default Source}}` */
  | { readonly kind: 'my token'; readonly name: string }
  /** A token that only Marketo can resolve. */
  | { readonly kind: 'open token'; readonly name: string }
  /** Text with tokens in it. */
  | { readonly kind: 'template'; readonly parts: readonly Operand[]; readonly text: string };

export function operandOf(catalogue: Catalogue, value: ArgumentValue): Operand {
  switch (value.kind) {
    case 'String':
      return value.value.includes('{{') ? template(catalogue, value.value) : literal(text(value.value));
    case 'Word':
    case 'Date':
    case 'DateTime':
    case 'Time':
      return literal(text(value.text));
    case 'Number':
      return literal(number(value.value));
    case 'Boolean':
      return literal(truth(value.value));
    case 'Empty':
      return literal(EMPTY);
    case 'Duration':
      return { kind: 'duration', minutes: durationMinutes(value.amount, value.unit) };
    case 'FieldName':
      return { kind: 'field', thing: thingOfField(catalogue, value.name) };
    case 'Token':
      return token(catalogue, value.name);
  }
}

export function literal(value: Known): Operand {
  return { kind: 'value', value };
}

function token(catalogue: Catalogue, name: string): Operand {
  const [, namespace = '', rest = ''] = /^([^.]*)\.?([\s\S]*)$/.exec(name) ?? [];
  switch (namespace.toLowerCase()) {
    case 'lead':
    case 'company':
      return { kind: 'field', thing: thingOfField(catalogue, rest.replace(/:default=.*$/, '')) };
    case 'my':
      return { kind: 'my token', name: rest };
    case 'system': {
      const wanted = rest.toLowerCase();
      if (wanted === 'datetime' || wanted === 'date') return { kind: 'now', wholeDay: wanted === 'date' };
      break;
    }
    default:
  }
  return { kind: 'open token', name };
}

function template(catalogue: Catalogue, written: string): Operand {
  const parts = written.split(/(\{\{[^{}]*\}\})/).filter((part) => part !== '');
  const operands = parts.map((part) =>
    part.startsWith('{{') && part.endsWith('}}') ? token(catalogue, part.slice(2, -2)) : literal(text(part)),
  );
  const [only] = operands;
  return operands.length === 1 && only !== undefined
    ? only
    : { kind: 'template', parts: operands, text: written };
}

/** The fields that must be looked at to know the value. */
export function thingsIn(operand: Operand): readonly Thing[] {
  if (operand.kind === 'field') return [operand.thing];
  return operand.kind === 'template' ? operand.parts.flatMap(thingsIn) : NONE;
}

const NONE: readonly Thing[] = [];

/** The value, where no person is needed for it. */
export function knownOf(operand: Operand): Known | undefined {
  if (operand.kind === 'value') return operand.value;
  return operand.kind === 'duration' && operand.minutes !== undefined ? number(operand.minutes) : undefined;
}
