import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTextOperator, textImplies, type TextTest } from '../../../server/src/rules/implication/text.ts';

/** Every text of up to four letters; those of the tests have up to two, so there is one for whatever may make a difference. */
const letters = ['a', 'b', 'c'];
const texts = ['', ...longer(longer(longer(longer([''], 1), 2), 3), 4)].filter(
  (text, at, all) => all.indexOf(text) === at,
);

function longer(known: readonly string[], length: number): string[] {
  const ends = known.filter((text) => text.length === length - 1);
  return [...known, ...ends.flatMap((text) => letters.map((letter) => text + letter))];
}

/** What Marketo says of the operators, one text at a time. Nobody's value is the empty one. */
function passes(text: string, { operator, values }: TextTest): boolean {
  switch (operator) {
    case 'is':
      return values.includes(text);
    case 'is not':
      return !values.includes(text);
    case 'starts with':
      return values.some((value) => text.startsWith(value));
    case 'not starts with':
      return values.every((value) => !text.startsWith(value));
    case 'contains':
      return values.some((value) => text.includes(value));
    case 'not contains':
      return values.every((value) => !text.includes(value));
    case 'is empty':
      return text === '';
    case 'is not empty':
      return text !== '';
  }
}

const value = fc.stringMatching(/^[ab]{1,2}$/);
const test: fc.Arbitrary<TextTest> = fc.oneof(
  fc.record({
    operator: fc.constantFrom(
      'is' as const,
      'is not' as const,
      'starts with' as const,
      'not starts with' as const,
      'contains' as const,
      'not contains' as const,
    ),
    values: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    operator: fc.constantFrom('is empty' as const, 'is not empty' as const),
    values: fc.constant([]),
  }),
);

it('says that one test implies another exactly where every text shows it', () => {
  const seen = { yes: 0, no: 0 };
  fc.assert(
    fc.property(test, test, (a, b) => {
      const isShown = texts.filter((text) => passes(text, a)).every((text) => passes(text, b));
      const isSaid = textImplies(a, b);
      seen[isSaid ? 'yes' : 'no'] += 1;
      // Whether a field without a value passes a comparison that excludes is for each rule to say: then nothing is certain.
      if (a.operator === 'is empty') expect(isSaid && !isShown).toBe(false);
      else expect([a, b, isSaid]).toEqual([a, b, isShown]);
    }),
    { numRuns: 4_000 },
  );
  expect(seen.yes).toBeGreaterThan(300);
  expect(seen.no).toBeGreaterThan(300);
});

it('takes nothing for certain of a field without a value but that it has none', () => {
  const empty: TextTest = { operator: 'is empty', values: [] };
  expect(textImplies(empty, empty)).toBe(true);
  expect(textImplies(empty, { operator: 'is not', values: ['a'] })).toBe(false);
  expect(textImplies(empty, { operator: 'is not empty', values: [] })).toBe(false);
});

it('knows the operators of texts', () => {
  const known = [
    'is',
    'is not',
    'starts with',
    'not starts with',
    'contains',
    'not contains',
    'is empty',
    'is not empty',
  ];
  expect(known.every(isTextOperator)).toBe(true);
  expect(['at least', 'in', 'is any', ''].some(isTextOperator)).toBe(false);
});
