import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commonPart, type Interval, subtract } from '../../../server/src/rules/implication/range.ts';

/** Whole numbers are ends; those between them tell what lies inside. */
const points = Array.from({ length: 41 }, (_, at) => at / 2 - 5);
const end = fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom(-Infinity, Infinity));
const interval: fc.Arbitrary<Interval> = fc.record({
  from: end,
  to: end,
  withFrom: fc.boolean(),
  withTo: fc.boolean(),
});

function holds({ from, to, withFrom, withTo }: Interval, point: number): boolean {
  return (point > from || (withFrom && point === from)) && (point < to || (withTo && point === to));
}

const inAny = (intervals: readonly Interval[], point: number) => intervals.some((one) => holds(one, point));

it('leaves of intervals exactly what lies in none of those that are taken away', () => {
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 3 }), fc.array(interval, { maxLength: 4 }), (all, taken) => {
      const left = subtract(all, taken);
      for (const point of points) expect(inAny(left, point)).toBe(inAny(all, point) && !inAny(taken, point));
      expect(
        left.filter((one) => !points.some((point) => holds(one, point)) && Number.isFinite(one.from)),
      ).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

it('finds what two intervals share, and nothing where they share nothing', () => {
  fc.assert(
    fc.property(interval, interval, (a, b) => {
      const common = commonPart(a, b);
      for (const point of points)
        expect(common !== undefined && holds(common, point)).toBe(holds(a, point) && holds(b, point));
    }),
    { numRuns: 1_000 },
  );
});
