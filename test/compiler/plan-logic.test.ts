import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalRules } from '../../server/src/compiler/index.ts';
import { canonicalLogic, parseLogic, type Logic } from '../../server/src/compiler/plan/filter-logic.ts';
import { field } from './plan-examples.ts';

it.for([
  ['all', 3, 'all'],
  ['ANY', 3, 'any'],
  ['', 2, 'all'],
  ['1 and 2 and 3', 3, 'all'],
  ['(1 and (2 and 3))', 3, 'all'],
  ['1 or 2', 2, 'any'],
  ['1  AND (2 OR 3)', 3, '1 and (2 or 3)'],
  ['(2 or 3) and 1', 3, '(2 or 3) and 1'],
  ['(((1)))', 1, 'all'],
  ['1', 1, 'all'],
] as const)('reads %j over %i filters as %j', ([text, count, expected]) => {
  expect(canonicalLogic(text, count)).toBe(expected);
});

it.for([
  '1 and',
  'and 1',
  '(1',
  '1)',
  '1 2',
  '1 or 2 and 3',
  '0',
  '4 and 1',
  '1 xor 2',
  '()',
  '1 and ()',
  '-1',
])('cannot read %j', (text) => {
  expect(parseLogic(text, 3)).toBeUndefined();
});

it('is not troubled by nesting without end', () => {
  expect(parseLogic(`${'('.repeat(50_000)}1${')'.repeat(50_000)}`, 1)).toBeUndefined();
  expect(parseLogic('1 and '.repeat(50_000), 1)).toBeUndefined();
});

it('gives the same text again for what it printed', () => {
  const { logic } = fc.letrec<{ logic: Logic; group: Logic }>((tie) => ({
    logic: fc.oneof({ maxDepth: 4 }, fc.integer({ min: 1, max: 6 }), tie('group')),
    group: fc
      .record({
        match: fc.constantFrom('all', 'any'),
        items: fc.array(tie('logic'), { minLength: 2, maxLength: 4 }),
      })
      .map((group): Logic => group),
  }));
  const print = (node: Logic): string =>
    typeof node === 'number'
      ? String(node)
      : `(${node.items.map(print).join(node.match === 'all' ? ' and ' : ' or ')})`;
  fc.assert(
    fc.property(logic, (node) => {
      const once = canonicalLogic(print(node), 6);
      expect(parseLogic(once, 6)).toBeDefined();
      expect(canonicalLogic(once, 6)).toBe(once);
    }),
  );
});

it('takes the same logic over filters in another order for the same', () => {
  const read = (logic: string, ...values: readonly string[]) =>
    normalRules(
      { triggers: [], filters: values.map((value) => field('Country', 'is', value)), logic },
      'OPS Lifecycle',
    );
  expect(read('2 and (1 or 3)', 'b', 'a', 'c')).toEqual(read('1 and (2 or 3)', 'a', 'b', 'c'));
  expect(read('(3 or 1) and 2', 'b', 'a', 'c')).toEqual(read('1 and (2 or 3)', 'a', 'c', 'b'));
  expect(read('1 and (2 or 3)', 'b', 'a', 'c')).not.toEqual(read('1 and (2 or 3)', 'a', 'b', 'c'));
});
