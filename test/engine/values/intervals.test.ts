import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  above,
  atLeast,
  atMost,
  below,
  between,
  complement,
  contains,
  type Intervals,
  intersection,
  point,
  shifted,
  union,
  wholeNumbers,
} from '../../../server/src/engine/values/intervals.ts';

const numbers = Array.from({ length: 41 }, (_, at) => (at - 20) / 2);

interface Built {
  readonly set: Intervals;
  readonly has: (number: number) => boolean;
}

const small = fc.integer({ min: -5, max: 5 });
const simple: fc.Arbitrary<Built> = fc.oneof(
  small.map((at) => ({ set: point(at), has: (n: number) => n === at })),
  small.map((at) => ({ set: above(at), has: (n: number) => n > at })),
  small.map((at) => ({ set: below(at), has: (n: number) => n < at })),
  small.map((at) => ({ set: atLeast(at), has: (n: number) => n >= at })),
  small.map((at) => ({ set: atMost(at), has: (n: number) => n <= at })),
  fc.tuple(small, small).map(([a, b]) => ({ set: between(a, b), has: (n: number) => n >= a && n <= b })),
);

const built: fc.Arbitrary<Built> = fc.letrec<{ built: Built }>((tie) => ({
  built: fc.oneof(
    { maxDepth: 4 },
    simple,
    tie('built').map(({ set, has }) => ({ set: complement(set), has: (n: number) => !has(n) })),
    fc
      .tuple(tie('built'), tie('built'))
      .map(([a, b]) => ({ set: intersection(a.set, b.set), has: (n: number) => a.has(n) && b.has(n) })),
    fc
      .tuple(tie('built'), tie('built'))
      .map(([a, b]) => ({ set: union(a.set, b.set), has: (n: number) => a.has(n) || b.has(n) })),
    fc
      .tuple(tie('built'), small)
      .map(([{ set, has }, by]) => ({ set: shifted(set, by), has: (n: number) => has(n - by) })),
  ),
})).built;

it('holds exactly the numbers that it was built of', () => {
  fc.assert(
    fc.property(built, ({ set, has }) => {
      expect(numbers.filter((number) => contains(set, number))).toEqual(numbers.filter(has));
    }),
  );
});

it('keeps whole numbers and drops the rest', () => {
  fc.assert(
    fc.property(built, ({ set, has }) => {
      const whole = wholeNumbers(set);
      const integers = numbers.filter(Number.isInteger);
      expect(integers.filter((number) => contains(whole, number))).toEqual(integers.filter(has));
    }),
  );
});
