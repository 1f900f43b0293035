import type { ArgumentValue } from '../../model/index.ts';
import type { DurationValue } from '../../syntax/index.ts';
import { minutesPerUnit } from '../units.ts';

/** The numbers, days or ages that a comparison lets through. */
export interface Range {
  /** Only ranges of one scale can be compared: numbers, days, minutes, or distances from now. */
  readonly scale: 'number' | 'day' | 'moment' | 'past' | 'future';
  readonly intervals: readonly Interval[];
  /** People without a value pass too (Adobe docs: smart list filter operators). */
  readonly empties: boolean;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
  /** The ends belong to it. */
  readonly withFrom: boolean;
  readonly withTo: boolean;
}

const everything: Interval = { from: -Infinity, to: Infinity, withFrom: true, withTo: true };

/** The range of `at least 50`, `between 25 and 49`, `in past 7 days`, `before 2026-01-01`; undefined: not a range. */
export function rangeOf(operator: string, values: readonly ArgumentValue[]): Range | undefined {
  const points = values.map(pointOf);
  const [first] = points;
  if (first === undefined || points.some((point) => point?.scale !== first.scale)) return undefined;
  const numbers = points.flatMap((point) => point?.at ?? []);
  return first.scale === 'duration'
    ? distance(operator, numbers)
    : comparison(operator, numbers, first.scale);
}

function comparison(
  operator: string,
  at: readonly number[],
  scale: 'number' | 'day' | 'moment',
): Range | undefined {
  const [low = 0, high] = at;
  const isDate = scale !== 'number';
  const range = (interval: Partial<Interval>, empties = false): Range => ({
    scale,
    intervals: [{ ...everything, ...interval }],
    empties,
  });
  switch (operator) {
    case 'is':
      return {
        scale,
        intervals: at.map((point) => ({ from: point, to: point, withFrom: true, withTo: true })),
        // `is 0` finds people without a value.
        empties: !isDate && at.includes(0),
      };
    case 'between':
      return at.length === 2 && high !== undefined ? range({ from: low, to: high }) : undefined;
    case 'at least':
    case 'on or after':
      return range({ from: low });
    case 'greater than':
    case 'after':
      return range({ from: low, withFrom: false });
    case 'at most':
      return range({ to: low });
    case 'less than':
      return range({ to: low, withTo: false });
    case 'on or before':
      return range({ to: low }, true);
    case 'before':
      return range({ to: low, withTo: false }, true);
    default:
      return undefined;
  }
}

function distance(operator: string, [minutes = 0]: readonly number[]): Range | undefined {
  const within: Interval = { from: 0, to: minutes, withFrom: true, withTo: true };
  const beyond: Interval = { from: minutes, to: Infinity, withFrom: false, withTo: true };
  switch (operator) {
    case 'in past':
      return { scale: 'past', intervals: [within], empties: false };
    case 'in past before':
      return { scale: 'past', intervals: [beyond], empties: true };
    case 'in future':
      return { scale: 'future', intervals: [within], empties: false };
    case 'in future after':
      return { scale: 'future', intervals: [beyond], empties: false };
    default:
      return undefined;
  }
}

interface Point {
  readonly scale: 'number' | 'day' | 'moment' | 'duration';
  readonly at: number;
}

function pointOf(value: ArgumentValue): Point | undefined {
  switch (value.kind) {
    case 'Number':
      return { scale: 'number', at: value.value };
    case 'Date':
      return { scale: 'day', at: Number(value.text.replaceAll('-', '')) };
    case 'DateTime':
      return { scale: 'moment', at: Number(value.text.replace(/[-:T]/g, '').slice(0, 12).padEnd(12, '0')) };
    case 'Duration':
      return durationPoint(value);
    default:
      return undefined;
  }
}

/** Months and years have no fixed length; Marketo counts a month as 30 days where it must. */
function durationPoint({ amount, unit }: DurationValue): Point | undefined {
  const minutes = minutesPerUnit(unit);
  return minutes === undefined ? undefined : { scale: 'duration', at: amount * minutes };
}

/** What is left of some intervals when others are taken away. */
export function subtract(intervals: readonly Interval[], taken: readonly Interval[]): readonly Interval[] {
  return taken.reduce<readonly Interval[]>(
    (left, cut) =>
      left.flatMap((interval) => [below(interval, cut), above(interval, cut)].filter(isSomething)),
    intervals.filter(isSomething),
  );
}

/** The part of an interval that lies before the cut. */
function below(interval: Interval, cut: Interval): Interval {
  const ends = interval.to < cut.from || (interval.to === cut.from && !(interval.withTo && cut.withFrom));
  return ends ? interval : { ...interval, to: cut.from, withTo: !cut.withFrom };
}

/** The part of an interval that lies behind the cut. */
function above(interval: Interval, cut: Interval): Interval {
  const begins = interval.from > cut.to || (interval.from === cut.to && !(interval.withFrom && cut.withTo));
  return begins ? interval : { ...interval, from: cut.to, withFrom: !cut.withTo };
}

function isSomething({ from, to, withFrom, withTo }: Interval): boolean {
  return from < to || (from === to && withFrom && withTo && Number.isFinite(from));
}

/** What two intervals share; undefined: nothing. */
export function commonPart(a: Interval, b: Interval): Interval | undefined {
  const later = a.from > b.from || (a.from === b.from && !a.withFrom) ? a : b;
  const sooner = a.to < b.to || (a.to === b.to && !a.withTo) ? a : b;
  const common = { from: later.from, withFrom: later.withFrom, to: sooner.to, withTo: sooner.withTo };
  return isSomething(common) ? common : undefined;
}
