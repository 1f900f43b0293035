import { expect, it } from 'vitest';
import { contradict } from '../../../server/src/rules/implication/contradiction.ts';
import { modelOf } from '../../model/workspace-of.ts';

/** Two filters about one field, as comparisons. */
function compared(one: string, other: string): boolean {
  const filters = [one, other].map((test) => `  filter [Country] ${test}\n`).join('');
  const [list] = modelOf(`smart list "L" {\n${filters}}\n`).smartLists;
  const [a, b] = (list?.bound.filters ?? []).flatMap((test) => (test.kind === 'field' ? [test] : []));
  if (a === undefined || b === undefined) throw new Error('two filters');
  // Whichever of the two is looked at first.
  expect(contradict(b, a)).toBe(contradict(a, b));
  return contradict(a, b);
}

it.each([
  ['is empty', 'is not empty'],
  ['is empty', 'is "US"'],
  ['is empty', 'is "US", "CA"'],
  ['is "US"', 'is "CA"'],
  ['is "US", "CA"', 'is "DE", "FR"'],
  ['is "US"', 'is not "US"'],
  ['is "us"', 'is not "US"'],
  ['is "US", "CA"', 'is not "CA", "US", "DE"'],
])('%s and %s', (one, other) => {
  expect(compared(one, other)).toBe(true);
});

it.each([
  ['is "US"', 'is "US"'],
  ['is "US"', 'is "us"'],
  ['is "US", "CA"', 'is "CA", "DE"'],
  ['is "US"', 'is not "CA"'],
  ['is "US", "CA"', 'is not "US"'],
  ['is not "US"', 'is not "CA"'],
  ['is empty', 'is empty'],
  ['is empty', 'is not "US"'],
  ['is empty', 'starts with "U"'],
  ['is not empty', 'is "US"'],
  // Nobody computes what begins how.
  ['is "US"', 'starts with "C"'],
  ['starts with "U"', 'starts with "C"'],
  // A token may be anything.
  ['is "{{my.Country}}"', 'is "US"'],
  ['is "US", "{{my.Country}}"', 'is "CA"'],
  ['is {{my.Country}}', 'is "US"'],
  ['is {{my.Country}}', 'is empty'],
  ['is ""', 'is empty'],
  ['is ""', 'is "US"'],
])('not %s and %s', (one, other) => {
  expect(compared(one, other)).toBe(false);
});

it('takes no operator for is', () => {
  const trigger = (value: string) => {
    const [campaign] = modelOf(
      `campaign "A" {\n  trigger Data Value Changes [Country] { [New Value] ${value} }\n}\n`,
    ).campaigns;
    return campaign?.bound.triggers[0]?.constraints[0] ?? { operator: undefined, values: [] };
  };
  const bare = { ...trigger('is "US"'), operator: undefined };
  expect(contradict(bare, trigger('is "CA"'))).toBe(true);
  expect(contradict(trigger('is "CA"'), bare)).toBe(true);
  expect(contradict(bare, bare)).toBe(false);
});
