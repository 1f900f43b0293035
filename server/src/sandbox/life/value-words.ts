import { type Known, textOf } from '../../engine/index.ts';
import { leadTime } from '../protocol/time.ts';
import { timeAt } from './minutes.ts';

/** A value as the API writes it in a text: a date without its time where the field has none. */
export function wordsOf(value: Known, dataType: string): string {
  if (value.kind !== 'moment') return textOf(value);
  const written = leadTime(timeAt(value.minute));
  return dataType === 'date' ? written.slice(0, 10) : written;
}
