import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { filterLogicProblem } from '../../server/src/sandbox/conditions/filter-logic.ts';
import { readValueList } from '../../server/src/sandbox/conditions/value-list.ts';

it('reads comma lists with quotes', () => {
  expect(readValueList('San Francisco, Portland')).toEqual(['San Francisco', 'Portland']);
  expect(readValueList('"Acme, Inc.",Globex')).toEqual(['Acme, Inc.', 'Globex']);
  expect(readValueList('"say ""hi""" , x')).toEqual(['say "hi"', 'x']);
  expect(readValueList('6" pipe,x')).toEqual(['6" pipe', 'x']);
  expect(readValueList('')).toEqual([]);
  expect(readValueList(',,')).toEqual([]);
  expect(readValueList('"open, to the end')).toEqual(['open, to the end']);
});

it('reads back every list whose values are all quoted', () => {
  const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  const values = fc.array(fc.string({ minLength: 1, unit: 'grapheme' }));
  fc.assert(
    fc.property(values, (list) => {
      expect(readValueList(list.map(quoted).join(','))).toEqual(list);
    }),
  );
});

it('finds what is wrong with advanced logic', () => {
  expect(filterLogicProblem('1 and (2 or 3)', 3)).toBeUndefined();
  expect(filterLogicProblem('1 AND 2 and 3', 3)).toBeUndefined();
  expect(filterLogicProblem('((1))', 1)).toBeUndefined();
  expect(filterLogicProblem('1 and 2 or 3', 3)).toContain('mixed');
  expect(filterLogicProblem('1 and', 1)).toContain('too early');
  expect(filterLogicProblem('1 2', 2)).toContain(`'2' stands where 'and' or 'or'`);
  expect(filterLogicProblem('(1', 1)).toContain('not closed');
  expect(filterLogicProblem('1)', 1)).toContain('never opened');
  expect(filterLogicProblem('()', 0)).toContain('filter number');
  expect(filterLogicProblem('1 and 3', 2)).toContain('no filter 3');
  expect(filterLogicProblem('1', 2)).toContain('filter 2 is not used');
  expect(filterLogicProblem('('.repeat(2000), 1)).toContain('too long');
});
