import { expect, it } from 'vitest';
import { costReason } from '../../server/src/rules/cost-reason.ts';
import { costOf } from '../../server/src/rules/cost.ts';
import { modelOf } from '../model/workspace-of.ts';

/** From 1, the cheapest, to 8. */
it.each([
  ['[Unsubscribed] is true', 1, 'checked or not is known at once'],
  ['[Country] is "US"', 1, 'one value compared as a whole'],
  ['[Country] is "US", "CA"', 3, '2 values compared as a whole'],
  ['[Country] is not "US"', 3, "'is not' reads the field of everybody"],
  ['[Country] is empty', 1, 'empty or not is known at once'],
  ['[Country] is not empty', 1, 'empty or not is known at once'],
  ['[Country] starts with "U"', 2, 'beginnings are compared, one value'],
  ['[Country] starts with "U", "C"', 3, 'beginnings are compared, 2 values'],
  ['[Country] contains "U"', 4, 'a piece of text is searched for in every text, one value'],
  ['[Country] contains "U", "C"', 5, 'a piece of text is searched for in every text, 2 values'],
  ['[Email Address] contains "@x.com"', 3, 'email domains have a faster search'],
  ['[Email Address] contains "x.com"', 4, 'a piece of text is searched for in every text, one value'],
  ['[Email Address] contains "@x.com", "@y.com"', 3, 'email domains have a faster search'],
  [
    '[Email Address] contains "@x.com", "y.com"',
    5,
    'a piece of text is searched for in every text, 2 values',
  ],
  ['[Country] not contains "U"', 5, "'not contains' reads the field of everybody"],
  ['[Person Score] at least 5', 2, 'numbers and dates are compared'],
  ['[Number of Employees] between 1 and 5', 2, 'numbers and dates are compared'],
  ['Member of List "L"', 4, 'members are looked up'],
  ['not Member of List "L"', 5, 'everybody is looked at to find who is no member'],
  ['Member of Smart List "L"', 7, 'the other list is worked out first'],
  ['not Member of Smart List "L"', 8, 'the other list is worked out first'],
  ['Filled Out Form is any', 8, 'without a date it searches 25 months of activities'],
  [
    'Filled Out Form "F" { [Date of Activity] in past 7 days }',
    6,
    'it searches the log, the longer the time the slower',
  ],
  ['not Filled Out Form "F"', 8, 'it looks for what is not in the log of Filled Out Form'],
  [
    'not Filled Out Form "F" { [Date of Activity] in past 7 days }',
    8,
    'it looks for what is not in the log of Filled Out Form',
  ],
  ['Visited Web Page is any', 8, 'without a date it searches 90 days of activities'],
  ['all { [Country] is "US", Member of List "L" }', 4, 'the dearest of its 2 filters counts'],
  ['any { [Country] contains "US", [City] is "B" }', 4, 'the dearest of its 2 filters counts'],
  ['[Lead Status] is not "X", "Y"', 4, "'is not' reads the field of everybody"],
] as const)('%s costs %i: %s', (filter, cost, reason) => {
  const model = modelOf({ 'main.lifecycle': `smart list "L" { filter ${filter} }` });
  const condition = model.smartLists[0]?.bound.filters[0];
  if (condition === undefined) throw new Error('the filter cannot be read');
  expect([costOf(condition), costReason(condition)]).toEqual([cost, reason]);
});
