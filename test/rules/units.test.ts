import { expect, it } from 'vitest';
import { fullUnit, minutesOf, minutesPerUnit, unitNames } from '../../server/src/rules/units.ts';

it.each([
  ['minute', 1],
  ['minutes', 1],
  ['Hours', 60],
  ['day', 1_440],
  ['weeks', 10_080],
  ['month', 43_200],
  ['years', 525_600],
  ['min', undefined],
  ['sdays', undefined],
])('counts the minutes of a %s: %s', (unit, minutes) => {
  expect(minutesPerUnit(unit)).toBe(minutes);
});

it('counts the minutes of a duration', () => {
  const span = { start: 0, end: 0 };
  const duration = (amount: number, unit: string) =>
    minutesOf({ kind: 'Duration', amount, unit, unitSpan: span, text: String(amount), ...span });
  expect(duration(3, 'days')).toBe(4_320);
  expect(duration(0.5, 'hours')).toBe(30);
  expect(duration(3, 'd')).toBeUndefined();
});

it.each([
  ['minutes', 'm mi min mins minut minuts mts'],
  ['hours', 'h hr hrs hs hou hous'],
  ['days', 'd dy dys ds'],
  ['weeks', 'w wk wks ws'],
  ['months', 'mo mos mon mnth mnths mth mths'],
  ['years', 'y yr yrs ys'],
])('knows what people write instead of %s', (unit, short) => {
  for (const written of short.split(' ')) {
    expect(fullUnit(written, 2)).toBe(unit);
    expect(fullUnit(`${written.toUpperCase()}.`, 1)).toBe(unit.slice(0, -1));
  }
  expect(unitNames).toContain(unit);
});

it('guesses at nothing else', () => {
  for (const written of ['', '.', 'x', 'mo.n', 'sec', 'daily']) expect(fullUnit(written, 2)).toBeUndefined();
});
