import { describe, expect, it } from 'vitest';
import { negationOf } from '../../../server/src/rules/repeated-set/negation.ts';
import { declarationText } from '../../../server/src/rules/declaration-text.ts';
import { modelOf } from '../../model/workspace-of.ts';

/** Of which alternatives somebody passes one exactly when they fail the filter. */
function negated(filter: string): readonly string[] | undefined {
  const model = modelOf(`smart list "L" {\n  filter ${filter}\n}\n`);
  const [list] = model.smartLists;
  const [condition] = list?.bound.filters ?? [];
  const text = list && declarationText(model, list.bound.declaration);
  if (condition === undefined || text === undefined) throw new Error('no filter');
  return negationOf(condition, text);
}

describe('the opposite of a filter', () => {
  it.each([
    ['[Country] is "US"', '[Country] is not "US"'],
    ['[Country] is not "US", "CA"', '[Country] is "US", "CA"'],
    ['[Country] is empty', '[Country] is not empty'],
    ['[Country] is not empty', '[Country] is empty'],
    ['[Country] starts with "U"', '[Country] not starts with "U"'],
    ['[Country] not contains "U", "C"', '[Country] contains "U", "C"'],
    ['[Unsubscribed] is true', '[Unsubscribed] is false'],
    ['[Unsubscribed] is false', '[Unsubscribed] is true'],
    ['[Unsubscribed] is not true', '[Unsubscribed] is true'],
    ['[Unsubscribed] is not false', '[Unsubscribed] is false'],
    ['[Acquisition Date] on or after 2026-01-01', '[Acquisition Date] before 2026-01-01'],
    ['[Acquisition Date] before 2026-01-01', '[Acquisition Date] on or after 2026-01-01'],
    ['[Acquisition Date] after 2026-01-01', '[Acquisition Date] on or before 2026-01-01'],
    ['[Acquisition Date] on or before 2026-01-01', '[Acquisition Date] after 2026-01-01'],
    ['Member of List "L"', 'not Member of List "L"'],
    ['not Member of List "L"', 'Member of List "L"'],
    ['not   Member of List "L"', 'Member of List "L"'],
    [
      'Filled Out Form is any { [Date of Activity] in past 7 days }',
      'not Filled Out Form is any { [Date of Activity] in past 7 days }',
    ],
  ])('%s', (filter, opposite) => {
    expect(negated(filter)).toEqual([opposite]);
  });

  it.each([
    ['[Person Score] at least 50', '[Person Score] less than 50'],
    ['[Person Score] less than 50', '[Person Score] at least 50'],
    ['[Person Score] at most 50', '[Person Score] greater than 50'],
    ['[Person Score] greater than 50', '[Person Score] at most 50'],
  ])('%s, or no number at all', (filter, opposite) => {
    expect(negated(filter)).toEqual([opposite, '[Person Score] is empty']);
  });

  it.each([
    '[Person Score] between 1 and 5',
    '[Acquisition Date] in past 7 days',
    '[Country] resembles "US"',
  ])('cannot be said of %s', (filter) => {
    expect(negated(filter)).toBeUndefined();
  });
});

describe('the opposite of several', () => {
  it.each([
    [
      'all { [Country] is "US", [Unsubscribed] is false }',
      ['[Country] is not "US"', '[Unsubscribed] is true'],
    ],
    [
      'any { [Country] is "US", [Unsubscribed] is false }',
      ['all { [Country] is not "US", [Unsubscribed] is true }'],
    ],
    [
      'any { [Person Score] at least 5, [Country] is "US" }',
      ['all { any { [Person Score] less than 5, [Person Score] is empty }, [Country] is not "US" }'],
    ],
    [
      'any { all { [Country] is "US", [City] is "Rome" }, [Unsubscribed] is true }',
      ['all { any { [Country] is not "US", [City] is not "Rome" }, [Unsubscribed] is false }'],
    ],
    [
      'all { any { [Country] is "US", [City] is "Rome" }, [Unsubscribed] is true }',
      ['all { [Country] is not "US", [City] is not "Rome" }', '[Unsubscribed] is false'],
    ],
    ['any { [Person Score] at least 5 }', ['[Person Score] less than 5', '[Person Score] is empty']],
  ])('%s', (filter, alternatives) => {
    expect(negated(filter)).toEqual(alternatives);
  });

  it('cannot be said where one of them has none', () => {
    expect(negated('all { [Person Score] between 1 and 5, [Country] is "US" }')).toBeUndefined();
    expect(negated('any { [Country] is "US", [Person Score] between 1 and 5 }')).toBeUndefined();
  });
});
