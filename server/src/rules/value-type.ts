import type { DataType } from '../catalogue/index.ts';
import type { ArgumentValue } from '../model/index.ts';

/** Can a value be compared with, or written to, something of a type? True where that is not certain. */
export function fitsType(type: DataType, value: ArgumentValue, operator: string | undefined): boolean {
  if (value.kind === 'Token' || value.kind === 'Word') return true;
  // Marketo compares a field with values, never with another field.
  if (value.kind === 'FieldName') return type === 'field' || type === 'any' || type === 'token';
  if (value.kind === 'Empty') return operator === undefined;
  switch (type) {
    case 'integer':
    case 'float':
    case 'currency':
    case 'percent':
    case 'score':
      return value.kind === 'Number' || (value.kind === 'String' && isNumber(value.value));
    case 'date':
    case 'datetime':
      return fitsDate(value, operator);
    case 'duration':
      return value.kind === 'Duration' || value.kind === 'String';
    case 'time':
      return value.kind === 'Time' || value.kind === 'String';
    case 'field':
      return false;
    case 'string':
    case 'text':
    case 'email':
    case 'phone':
    case 'url':
    case 'reference':
    case 'membership':
    case 'segment':
      return value.kind !== 'Duration';
    // What may stand for true and false, and in a list of Marketo's, `value/domain` knows.
    default:
      return true;
  }
}

/** Distances in time need a length of time, everything else a day or a moment. */
function fitsDate(value: ArgumentValue, operator: string | undefined): boolean {
  if (operator === 'in time frame') return value.kind === 'String';
  if (operator?.startsWith('in ') === true) return value.kind === 'Duration';
  return (
    value.kind === 'Date' || value.kind === 'DateTime' || (value.kind === 'String' && isDate(value.value))
  );
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(text) || /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(text);
}

/** How a message says what is wanted: `holds a number`. */
export function typeWords(type: DataType, operator: string | undefined): string {
  if (operator?.startsWith('in ') === true && operator !== 'in time frame')
    return `is compared by '${operator}' with a length of time`;
  switch (type) {
    case 'date':
    case 'datetime':
      return 'takes a date';
    case 'duration':
      return 'takes a length of time';
    case 'time':
      return 'takes a time of day';
    case 'field':
      return 'takes the name of a field';
    case 'integer':
    case 'float':
    case 'currency':
    case 'percent':
    case 'score':
      return 'takes a number';
    default:
      return 'takes a text';
  }
}
