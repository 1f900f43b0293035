import type { DurationValue } from '../syntax/index.ts';

/** Marketo's units of time in full, with what people write instead. */
const units: readonly {
  readonly unit: string;
  readonly minutes: number;
  readonly short: readonly string[];
}[] = [
  { unit: 'minute', minutes: 1, short: ['m', 'mi', 'min', 'mins', 'minut', 'minuts', 'mts'] },
  { unit: 'hour', minutes: 60, short: ['h', 'hr', 'hrs', 'hs', 'hou', 'hous'] },
  { unit: 'day', minutes: 24 * 60, short: ['d', 'dy', 'dys', 'ds'] },
  { unit: 'week', minutes: 7 * 24 * 60, short: ['w', 'wk', 'wks', 'ws'] },
  { unit: 'month', minutes: 30 * 24 * 60, short: ['mo', 'mos', 'mon', 'mnth', 'mnths', 'mth', 'mths'] },
  { unit: 'year', minutes: 365 * 24 * 60, short: ['y', 'yr', 'yrs', 'ys'] },
];

/** The length of a unit written in full; undefined: no unit. */
export function minutesPerUnit(written: string): number | undefined {
  const unit = written.toLowerCase().replace(/s$/, '');
  return units.find((known) => known.unit === unit)?.minutes;
}

/** The unit that an abbreviation stands for, in the number that fits the amount; undefined: not certain. */
export function fullUnit(written: string, amount: number): string | undefined {
  const short = written.toLowerCase().replace(/\.$/, '');
  const unit = units.find((known) => known.short.includes(short))?.unit;
  return unit === undefined ? undefined : amount === 1 ? unit : `${unit}s`;
}

/** The units in full, for messages. */
export const unitNames: readonly string[] = units.map(({ unit }) => `${unit}s`);

/** How long a duration is; undefined where its unit is none. */
export function minutesOf({ amount, unit }: DurationValue): number | undefined {
  const minutes = minutesPerUnit(unit);
  return minutes === undefined ? undefined : amount * minutes;
}
