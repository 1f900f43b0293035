import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bracketed, fieldLiteral, listed, quoted, stringLiteral } from '../../server/src/rules/spelling.ts';
import { modelOf } from '../model/workspace-of.ts';

it('shows a name on one line, and no more of it than can be read', () => {
  expect(quoted('A\n  B')).toBe('"A B"');
  expect(bracketed('Person Score')).toBe('[Person Score]');
  expect(quoted('x'.repeat(80))).toBe(`"${'x'.repeat(80)}"`);
  expect(bracketed('x'.repeat(81))).toBe(`[${'x'.repeat(79)}…]`);
});

it('lists a few and counts the others', () => {
  expect(listed([])).toBe('');
  expect(listed(['A'])).toBe('A');
  expect(listed(['A', 'B'])).toBe('A and B');
  expect(listed(['A', 'B', 'C'])).toBe('A, B and C');
  expect(listed(['A', 'B', 'C'], 2)).toBe('A, B and 1 more');
  expect(listed(Array.from({ length: 9 }, (_, at) => `${at}`))).toBe('0, 1, 2, 3, 4, 5 and 3 more');
});

it('writes texts and fields so that they are read as they were meant', () => {
  const text = fc.stringMatching(/^[ab "\\\n\]]{1,6}$/).filter((one) => one.trim() !== '');
  const name = fc.stringMatching(/^[ab"\\]{1,3}\]?[ab]{1,3}$/);
  fc.assert(
    fc.property(text, name, (value, field) => {
      const model = modelOf({
        'a.lifecycle': `smart list "L" { filter ${fieldLiteral(field)} is ${stringLiteral(value)} }`,
      });
      const [filter] = model.smartLists[0]?.bound.filters ?? [];
      expect(filter).toMatchObject({
        kind: 'field',
        field: { name: field },
        values: [{ kind: 'String', value }],
      });
    }),
    { numRuns: 300 },
  );
});
