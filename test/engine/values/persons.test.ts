import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  defaultSemantics,
  Knowledge,
  number,
  Persons,
  type Test,
  testOf,
  text,
  unknown,
} from '../../../server/src/engine/index.ts';

function test(type: 'number' | 'text', operator: string, value: Parameters<typeof testOf>[2][0]): Test {
  const made = testOf(type, operator, [value], 0, defaultSemantics);
  if (made === undefined) throw new Error(`no test ${operator}`);
  return made;
}

const score = unknown('[Score]', 'number');
const country = unknown('[Country]', 'text');
const grade = unknown('[Grade]', 'text', { oneOf: ['A', 'B', 'C'].map(text) });
const questions = [
  ...[10, 20, 30].map((limit) => [score, test('number', 'at least', number(limit))] as const),
  ...['US', 'DE'].map((name) => [country, test('text', 'is', text(name))] as const),
  ...['A', 'B'].map((name) => [grade, test('text', 'is', text(name))] as const),
];

/** Whoever answers some of the questions; what contradicts the answers before is not asked. */
const person = fc
  .array(fc.tuple(fc.constantFrom(...questions), fc.boolean()), { maxLength: 6 })
  .map((answers) =>
    answers.reduce(
      (known, [[about, asked], holds]) => known.assume(about, asked, holds) ?? known,
      Knowledge.none.fresh(),
    ),
  );

it('leaves out nobody who may be the same person', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 20 }), person, (before, one) => {
      const persons = new Persons();
      for (const earlier of before) persons.add(earlier);
      const found = new Set(persons.like(one));
      for (const [at, earlier] of before.entries())
        if (earlier.and(one) !== undefined) expect(found).toContain(at);
    }),
  );
});

it('leaves out whoever has another value at a glance', () => {
  const persons = new Persons();
  const [atLeast10, , atLeast30] = questions.map(([, asked]) => asked);
  if (atLeast10 === undefined || atLeast30 === undefined) throw new Error('no questions');
  for (const limit of [atLeast10, atLeast30])
    for (const holds of [true, false])
      persons.add(Knowledge.none.assume(score, limit, holds) ?? Knowledge.none);
  const over30 = Knowledge.none.assume(score, atLeast30, true);
  // At least 10, and at least 30; neither below 10 nor below 30.
  expect(over30 && persons.like(over30)).toEqual([0, 2]);
});

it('is the same knowledge by whichever way it was come by', () => {
  const start = Knowledge.none.fresh();
  const [[, low] = [], , , [, us] = []] = questions;
  if (low === undefined || us === undefined) throw new Error('no questions');
  const one = start.assume(score, low, true)?.assume(country, us, false);
  const other = start.assume(country, us, false)?.assume(score, low, true);
  expect(one).toBeDefined();
  expect(one).toBe(other);
});
