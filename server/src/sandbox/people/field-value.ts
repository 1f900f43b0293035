import { EMPTY, type Known, moment, number, text, truth } from '../../engine/index.ts';
import { minuteAt } from '../life/minutes.ts';
import { wordsOf } from '../life/value-words.ts';
import { isDay, readInstant } from '../protocol/time.ts';
import { invalidValue, type Reason } from './reason.ts';

/** A value of a call as a field of the type keeps it; null and the empty text empty the field. */
export function readValue(dataType: string, given: unknown): Known | Reason {
  if (given === null || given === '') return EMPTY;
  const written = typeof given === 'number' || typeof given === 'boolean' ? String(given) : given;
  if (typeof written !== 'string') return invalidValue(given, 'String');
  switch (dataType) {
    case 'boolean':
      return /^(true|false|1|0|yes|no)$/i.test(written)
        ? truth(/^(true|1|yes)$/i.test(written))
        : invalidValue(given, 'Boolean');
    case 'integer':
    case 'score':
      return /^[+-]?\d{1,15}$/.test(written) ? number(Number(written)) : invalidValue(given, 'Integer');
    case 'float':
    case 'currency':
    case 'percent':
      return written.trim() !== '' && Number.isFinite(Number(written))
        ? number(Number(written))
        : invalidValue(given, 'Float');
    case 'date': {
      const day = written.slice(0, 10);
      const at = isDay(day) ? readInstant(day) : undefined;
      return at === undefined ? invalidValue(given, 'Date') : moment(minuteAt(at));
    }
    case 'datetime': {
      const at = readInstant(written);
      return at === undefined ? invalidValue(given, 'Datetime') : moment(minuteAt(at));
    }
    default:
      return text(written);
  }
}

export function isReason(read: Known | Reason): read is Reason {
  return 'code' in read;
}

/** The value as lead records show it. */
export function jsonValue(value: Known | undefined, dataType: string): string | number | boolean | null {
  switch (value?.kind) {
    case 'number':
      return value.number;
    case 'boolean':
      return value.truth;
    case 'text':
    case 'moment':
      return wordsOf(value, dataType);
    default:
      return null;
  }
}
