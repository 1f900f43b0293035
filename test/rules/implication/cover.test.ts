import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BoundTest } from '../../../server/src/model/index.ts';
import { coveredBy } from '../../../server/src/rules/implication/cover.ts';
import { excludes } from '../../../server/src/rules/implication/exclusion.ts';
import { modelOf } from '../../model/workspace-of.ts';

/** The tests of a list of filters, as they are read. */
function testsOf(...filters: string[]): BoundTest[] {
  const text = `smart list "L" {\n${filters.map((filter) => `  filter ${filter}\n`).join('')}}\n`;
  const bound = modelOf({ 'main.lifecycle': text }).smartLists[0]?.bound;
  expect(bound?.problems).toEqual([]);
  return (bound?.filters ?? []).map((filter) => {
    if (filter.kind === 'group') throw new Error('a group is no test');
    return filter;
  });
}

const canonical = (field: string) => (field === 'Lead Status' ? 'Person Status' : field);

function isCovered(one: string, ...others: string[]): boolean {
  const [test, ...earlier] = testsOf(one, ...others);
  return test !== undefined && coveredBy(test, earlier, canonical) !== undefined;
}

function areApart(one: string, other: string): boolean {
  const [a, b] = testsOf(one, other);
  return a !== undefined && b !== undefined && excludes(a, b, canonical);
}

it.each([
  ['[Country] is "US"', '[Country] is "US", "CA"'],
  ['[Country] is "US"', '[Country] is "us"'],
  ['[Lead Status] is "Open"', '[Person Status] is "Open"'],
  ['[Country] starts with "Un"', '[Country] starts with "U"'],
  ['[Country] is "US", "CA"', '[Country] is "US"', '[Country] is "CA"'],
  ['[Person Score] between 10 and 20', '[Person Score] at least 10'],
  ['[Person Score] between 10 and 20', '[Person Score] less than 15', '[Person Score] at least 15'],
  ['[Person Score] is 5', '[Person Score] less than 10'],
  ['[Created At] in past 3 days', '[Created At] in past 1 week'],
  ['[Created At] in past before 2 weeks', '[Created At] in past before 7 days'],
  ['[Created At] in past 40 days', '[Created At] in past 2 months'],
  ['[Created At] is 2026-02-03', '[Created At] between 2026-01-01 and 2026-12-31'],
  ['[Created At] after 2026-02-03', '[Created At] on or after 2026-02-03'],
  ['[Created At] before 2026-02-03', '[Created At] on or before 2026-02-03'],
  ['[Created At] in future 1 day', '[Created At] in future 2 days'],
  ['[Created At] in future after 3 days', '[Created At] in future after 2 days'],
  ['Member of List "A"', 'Member of List "A", "B"'],
  ['not Member of List "A", "B"', 'not Member of List "A"'],
  ['Filled Out Form "A"', 'Filled Out Form "A"'],
  ['not Filled Out Form "A"', 'not Filled Out Form "A"'],
  ['Member of Program "A" { [Status] is "X" }', 'Member of Program "A"'],
  ['Member of Program "A" { [Status] is "X" }', 'Member of Program "A" { [Status] is "X", "Y" }'],
])('knows that whoever passes %s has been taken by %s', (one, ...others) => {
  expect(isCovered(one, ...others)).toBe(true);
});

it.each([
  ['[Country] is "US", "CA"', '[Country] is "US"'],
  ['[Country] is "US"', '[City] is "US"'],
  ['[Country] is "US"', '[Country] is "{{my.Country}}"'],
  ['[Country] is "{{my.Country}}"', '[Country] is "US"'],
  ['[Person Score] between 10 and 20', '[Person Score] greater than 10'],
  ['[Person Score] between 10 and 20', '[Person Score] less than 15', '[Person Score] greater than 15'],
  ['[Person Score] is 0', '[Person Score] at least 0'],
  ['[Created At] on or before 2026-02-03', '[Created At] between 2020-01-01 and 2026-02-03'],
  ['[Created At] in past 3 days', '[Created At] in future 3 days'],
  ['[Created At] in past 2 weeks', '[Created At] in past 7 days'],
  ['Member of List "A", "B"', 'Member of List "A"'],
  ['Member of List "A"', 'not Member of List "B"'],
  ['not Member of List "A"', 'not Member of List "A", "B"'],
  ['Member of List "A"', 'Member of Smart List "A"'],
  ['Member of Program "A"', 'Member of Program "A" { [Status] is "X" }'],
  ['Member of Program "A" { [Status] is "Z" }', 'Member of Program "A" { [Status] is "X", "Y" }'],
  ['Filled Out Form "A"', 'Filled Out Form "A" { [Date of Activity] in past 7 days }'],
  ['Filled Out Form "A"', 'Filled Out Form "B"'],
])('does not take somebody who passes %s for taken by %s', (one, ...others) => {
  expect(isCovered(one, ...others)).toBe(false);
});

it('names those tests that take somebody, and none that takes nobody', () => {
  const [test, far, low, high] = testsOf(
    '[Person Score] between 10 and 20',
    '[Person Score] greater than 50',
    '[Person Score] less than 15',
    '[Person Score] at least 15',
  );
  expect(test && far && low && high && coveredBy(test, [far, low, high], canonical)).toEqual([low, high]);
});

it.each([
  ['[Created At] in past 7 days', '[Created At] in past before 2 weeks'],
  ['[Created At] is 2026-02-03', '[Created At] is 2026-02-04'],
  ['[Created At] after 2026-02-03', '[Created At] is empty'],
  ['[Created At] is empty', '[Created At] in past 7 days'],
  ['[Lead Status] is "Open"', '[Person Status] is "Closed"'],
  ['Member of List "A"', 'not Member of List "A"'],
])('knows that nobody passes both %s and %s', (one, other) => {
  expect(areApart(one, other)).toBe(true);
});

it.each([
  ['[Created At] before 2026-02-03', '[Created At] is empty'],
  ['[Created At] in past 7 days', '[Created At] in past before 3 days'],
  ['[Person Score] is 0', '[Person Score] is empty'],
  ['[Created At] before 2026-01-01', '[Created At] in past before 9 days'],
  ['Member of List "A"', 'Member of List "B"'],
  ['[Country] is "US"', '[City] is "DE"'],
])('takes it for possible that somebody passes %s and %s', (one, other) => {
  expect(areApart(one, other)).toBe(false);
});

/** What a number, or none, passes by itself. */
type Number = number | 'none';
const scores: readonly Number[] = ['none', ...Array.from({ length: 41 }, (_, at) => at / 2 - 5)];

const comparisons = {
  is: (score: Number, [value]: number[]) => score === value || (score === 'none' && value === 0),
  'at least': (score: Number, [value = 0]: number[]) => score !== 'none' && score >= value,
  'greater than': (score: Number, [value = 0]: number[]) => score !== 'none' && score > value,
  'at most': (score: Number, [value = 0]: number[]) => score !== 'none' && score <= value,
  'less than': (score: Number, [value = 0]: number[]) => score !== 'none' && score < value,
  between: (score: Number, [low = 0, high = 0]: number[]) =>
    score !== 'none' && score >= low && score <= high,
} as const;

const numberTest = fc
  .tuple(
    fc.constantFrom(...(Object.keys(comparisons) as (keyof typeof comparisons)[])),
    fc.integer({ min: -2, max: 8 }),
    fc.nat(4),
  )
  .map(([operator, low, more]) => ({
    written: `[Person Score] ${operator} ${low}${operator === 'between' ? ` and ${low + more}` : ''}`,
    passes: (score: Number) => comparisons[operator](score, [low, low + more]),
  }));

it('agrees about numbers with a look at every one', () => {
  fc.assert(
    fc.property(numberTest, fc.array(numberTest, { minLength: 1, maxLength: 3 }), (one, others) => {
      const passing = scores.filter(one.passes);
      expect(isCovered(one.written, ...others.map(({ written }) => written))).toBe(
        passing.every((score) => others.some(({ passes }) => passes(score))),
      );
      const [other = one] = others;
      expect(areApart(one.written, other.written)).toBe(!passing.some(other.passes));
    }),
    { numRuns: 400 },
  );
});
