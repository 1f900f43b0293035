import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceOf } from '../../../server/src/rules/proof/repair/difference.ts';

const difference = (before: string, after: string) => differenceOf(before.split(''), after.split(''));

it.each([
  ['abc', 'abc', []],
  ['abc', 'axc', [{ start: 1, end: 2, lines: ['x'] }]],
  ['abc', 'abxc', [{ start: 2, end: 2, lines: ['x'] }]],
  ['abc', 'ac', [{ start: 1, end: 2, lines: [] }]],
  ['', 'ab', [{ start: 0, end: 0, lines: ['a', 'b'] }]],
  [
    'abcdef',
    'Abcdex',
    [
      { start: 0, end: 1, lines: ['A'] },
      { start: 5, end: 6, lines: ['x'] },
    ],
  ],
])('of %j and %j', (before, after, hunks) => {
  expect(difference(before, after)).toEqual(hunks);
});

it('makes the one out of the other, whatever they are', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces: string[] = [];
      let at = 0;
      for (const { start, end, lines } of difference(before, after)) {
        pieces.push(before.slice(at, start), ...lines);
        at = end;
      }
      expect(pieces.join('') + before.slice(at)).toBe(after);
    }),
  );
});

it('finds a few changes in a long text at once', () => {
  const before = Array.from({ length: 50_000 }, (_, line) => `line ${line}`);
  const after = before.map((line, at) => (at % 20_000 === 7 ? `${line}, changed` : line));
  expect(differenceOf(before, after).map(({ start }) => start)).toEqual([7, 20_007, 40_007]);
});
