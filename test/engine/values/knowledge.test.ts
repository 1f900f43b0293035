import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  assumptionInWords,
  defaultSemantics,
  EMPTY,
  increased,
  type Known,
  Knowledge,
  matches,
  moment,
  number,
  personInWords,
  type Test,
  testOf,
  text,
  type Unknown,
  unknown,
  type ValueType,
} from '../../../server/src/engine/index.ts';

const NOW = 1_000;

function test(type: ValueType, operator: string, ...operands: Known[]): Test {
  const made = testOf(type, operator, operands, NOW, defaultSemantics);
  if (made === undefined) throw new Error(`no test ${operator}`);
  return made;
}

/** Does a write of the value change anything? */
function same(value: Known): Test {
  return { kind: 'same', value, words: 'is the same' };
}

interface Kind {
  readonly type: ValueType;
  readonly about: Unknown;
  readonly tests: readonly Test[];
  /** Values of all sorts, among them one for every difference that the tests make. */
  readonly values: readonly Known[];
}

const title = unknown('[Job Title]', 'text');
const score = unknown('[Score]', 'number', { whole: true });
const renewal = unknown('[Renewal]', 'moment');
const status = unknown('[Status]', 'text', { oneOf: [text('MAL'), text('MQL'), text('SAL')] });

const texts = ['VP', 'SVP', 'VP Sales', 'Sales', 'S', 'Director'];
const numbers = [0, 5, 10, 11];

/** Every text of up to so many pieces. */
function combinations(pieces: readonly string[], most: number): string[] {
  if (most === 1) return [...pieces];
  const shorter = combinations(pieces, most - 1);
  return [...new Set([...shorter, ...shorter.flatMap((text) => pieces.map((piece) => `${text} ${piece}`))])];
}

const kinds: readonly Kind[] = [
  {
    type: 'text',
    about: title,
    tests: [
      ...['is', 'is not', 'starts with', 'not starts with', 'contains', 'not contains'].flatMap(
        (operator) => [
          ...texts.map((wanted) => test('text', operator, text(wanted))),
          test('text', operator, text('VP'), text('Director')),
        ],
      ),
      test('text', 'is empty'),
      test('text', 'is not empty'),
      same(EMPTY),
    ],
    values: [EMPTY, ...combinations([...texts, 'x'], 4).map(text)],
  },
  {
    type: 'number',
    about: score,
    tests: [
      ...['is', 'is not', 'at least', 'at most', 'greater than', 'less than'].flatMap((operator) =>
        numbers.map((wanted) => test('number', operator, number(wanted))),
      ),
      test('number', 'between', number(5), number(10)),
      test('number', 'is empty'),
      same(EMPTY),
      same(number(5)),
    ],
    values: [EMPTY, ...Array.from({ length: 30 }, (_, at) => number(at - 8))],
  },
  {
    type: 'moment',
    about: renewal,
    tests: [
      ...['before', 'after', 'on or before', 'on or after'].map((operator) =>
        test('moment', operator, moment(900)),
      ),
      ...['in past', 'in past before', 'in future', 'in future after'].map((operator) =>
        test('moment', operator, number(50)),
      ),
      test('moment', 'is empty'),
      same(EMPTY),
      same(moment(900)),
    ],
    values: [EMPTY, ...Array.from({ length: 300 }, (_, at) => moment(800 + at))],
  },
  {
    type: 'text',
    about: status,
    tests: ['is', 'is not', 'starts with', 'contains'].flatMap((operator) =>
      ['MAL', 'mql', 'M'].map((wanted) => test('text', operator, text(wanted))),
    ),
    values: [EMPTY, text('MAL'), text('MQL'), text('SAL')],
  },
];

const story = fc.nat({ max: kinds.length - 1 }).chain((which) => {
  const { tests } = kindAt(which);
  return fc.tuple(
    fc.constant(which),
    fc.array(fc.tuple(fc.constantFrom(...tests), fc.boolean()), { maxLength: 5 }),
  );
});

function kindAt(which: number): Kind {
  const kind = kinds[which];
  if (kind === undefined) throw new Error(`no kind ${which}`);
  return kind;
}

/** What is known after some assumptions, those that contradict it left out. */
function learn(which: number, assumptions: readonly (readonly [Test, boolean])[]) {
  const made: (readonly [Test, boolean])[] = [];
  const kind = kindAt(which);
  let knowledge = Knowledge.none;
  for (const [asked, holds] of assumptions) {
    const next = knowledge.assume(kind.about, asked, holds);
    if (next === undefined) continue;
    knowledge = next;
    made.push([asked, holds]);
  }
  const fitting = kind.values.filter((value) =>
    made.every(([asked, holds]) => matches(value, asked) === holds),
  );
  return { kind, knowledge, made, fitting };
}

it('never rules out a value that fits everything that was supposed', () => {
  fc.assert(
    fc.property(story, fc.nat(), ([which, assumptions], pick) => {
      const { kind, knowledge, fitting } = learn(which, assumptions);
      const asked = kind.tests[pick % kind.tests.length];
      const decided = asked && knowledge.decide(kind.about, asked);
      if (asked === undefined || decided === undefined) return;
      expect(fitting.filter((value) => matches(value, asked) !== decided)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

it('supposes nothing that no value fits', () => {
  fc.assert(
    fc.property(story, ([which, assumptions]) => {
      expect(learn(which, assumptions).fitting).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it('knows the same whatever the order in which it was told', () => {
  fc.assert(
    fc.property(story, ([which, assumptions]) => {
      const { kind, knowledge, made } = learn(which, assumptions);
      const backwards = learn(which, made.toReversed());
      for (const asked of kind.tests) {
        const [first, second] = [knowledge, backwards.knowledge].map((known) =>
          known.decide(kind.about, asked),
        );
        // Told in another order it may know less, never otherwise.
        if (first !== undefined && second !== undefined) expect(second).toBe(first);
      }
    }),
    { numRuns: 500 },
  );
});

it('takes no value that is there for none', () => {
  const filled = unknown('[Score]', 'number', { mayBeEmpty: false });
  expect(Knowledge.none.decide(filled, same(EMPTY))).toBe(false);
  expect(Knowledge.none.assume(score, same(EMPTY), true)?.resolve(score)).toEqual(EMPTY);
  expect(
    Knowledge.none.assume(score, test('number', 'at least', number(5)), true)?.decide(score, same(EMPTY)),
  ).toBe(false);
});

it('finds no person who is like two that contradict each other', () => {
  const [low, high] = [test('number', 'less than', number(5)), test('number', 'at least', number(10))];
  const first = Knowledge.none.assume(score, low, true);
  const second = Knowledge.none.assume(score, high, true);
  expect(second && first?.and(second)).toBeUndefined();
  const third = Knowledge.none.assume(score, low, false);
  expect(third && second?.and(third)?.decide(score, high)).toBe(true);
});

it('follows a score that has been changed', () => {
  const changed = increased(score, 60);
  if (changed.kind !== 'unknown') throw new Error('a changed unknown score is unknown');
  const known = Knowledge.none.assume(changed, test('number', 'at least', number(100)), true);
  expect(known?.decide(score, test('number', 'at least', number(40)))).toBe(true);
  expect(known?.decide(score, test('number', 'at least', number(41)))).toBeUndefined();
  // A score that was never set counts from 0, so it is not enough here.
  expect(known?.decide(score, test('number', 'is empty'))).toBe(false);
});

it('knows the value when only one is left', () => {
  const three = Knowledge.none.assume(status, test('text', 'is', text('mal')), true);
  expect(three?.resolve(status)).toEqual(text('MAL'));
  const five = Knowledge.none
    .assume(score, test('number', 'at least', number(5)), true)
    ?.assume(score, test('number', 'greater than', number(5)), false);
  expect(five?.resolve(score)).toEqual(number(5));
});

it('says what it supposed in the words of the language', () => {
  const words = (about: Unknown, asked: Test, holds: boolean) =>
    assumptionInWords({ about, test: asked, holds });
  expect(words(score, test('number', 'at least', number(100)), true)).toBe('[Score] at least 100');
  expect(words(score, test('number', 'at least', number(100)), false)).toBe('[Score] less than 100');
  expect(words(title, test('text', 'contains', text('VP'), text('Chief')), false)).toBe(
    '[Job Title] not contains "VP", "Chief"',
  );
  expect(words(title, test('text', 'is empty'), false)).toBe('[Job Title] is not empty');
  expect(words(score, test('number', 'between', number(1), number(2)), false)).toBe(
    '[Score] not (between 1, 2)',
  );
});

it('tells of a person what does not follow from the rest', () => {
  const stage = unknown('[Stage]', 'text');
  const score = unknown('[Score]', 'number');
  const told = (...assumed: readonly (readonly [Unknown, Test, boolean])[]) => {
    const person = assumed.reduce<Knowledge | undefined>(
      (known, [about, one, holds]) => known?.assume(about, one, holds),
      Knowledge.none,
    );
    return person && personInWords(person);
  };
  const early = test('text', 'is', text('1 - MAL'), text('2 - MQL'));
  const first = test('text', 'is', text('1 - MAL'));
  const many = test('number', 'at least', number(100));
  const some = test('number', 'greater than', number(20));
  expect(told([stage, early, true], [score, some, true], [stage, first, true], [score, many, true])).toEqual([
    assumptionInWords({ about: stage, test: first, holds: true }),
    assumptionInWords({ about: score, test: many, holds: true }),
  ]);
  // Each says something that the other does not.
  expect(told([score, some, true], [score, many, false])).toHaveLength(2);
  expect(told([stage, early, false])).toHaveLength(1);
  expect(told()).toEqual([]);
});
