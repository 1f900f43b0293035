import type { DataType } from '../../../catalogue/index.ts';
import type { ArgumentValue } from '../../../model/index.ts';

/** What was written in no file stands nowhere. */
export const NOWHERE = { start: 0, end: 0 } as const;

/** A text as the value that a file would hold in its place. */
export function bindValue(dataType: DataType, written: string): ArgumentValue {
  switch (dataType) {
    case 'field':
      return { kind: 'FieldName', name: written, ...NOWHERE };
    case 'boolean':
      if (/^(true|false)$/i.test(written)) return { kind: 'Boolean', value: /^t/i.test(written), ...NOWHERE };
      break;
    case 'duration':
      return bindDuration(written) ?? string(written);
    case 'integer':
    case 'float':
    case 'currency':
    case 'percent':
    case 'score':
      if (written.trim() !== '' && !Number.isNaN(Number(written))) {
        return { kind: 'Number', value: Number(written), text: written, ...NOWHERE };
      }
      break;
    default:
  }
  return string(written);
}

function string(value: string): ArgumentValue {
  return { kind: 'String', value, ...NOWHERE };
}

/** `30 days`, for a duration and for the operators of relative dates. Undefined for a named span: `This Month`. */
export function bindDuration(written: string): ArgumentValue | undefined {
  const [, text, unit] = /^\s*(\d+(?:\.\d+)?)\s+([a-z]+)\s*$/i.exec(written) ?? [];
  if (text === undefined || unit === undefined) return undefined;
  return { kind: 'Duration', amount: Number(text), text, unit, unitSpan: NOWHERE, ...NOWHERE };
}
