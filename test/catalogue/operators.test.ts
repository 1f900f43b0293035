import { expect, it } from 'vitest';
import { catalogue, impliedOperator, operatorFor, operatorsFor } from '../../server/src/catalogue/index.ts';
import type { DataType } from '../../server/src/catalogue/index.ts';

const types: readonly DataType[] = [
  'string', 'text', 'email', 'phone', 'url', 'integer', 'float', 'currency', 'percent', 'score', 'date', 'datetime',
  'time', 'boolean', 'reference', 'membership', 'segment', 'field', 'enum', 'duration', 'token', 'any',
]; // prettier-ignore

const names = (type: DataType) => operatorsFor(type).map(({ name }) => name);

it("offers what Marketo's glossary offers for text, numbers and dates", () => {
  expect(names('string')).toEqual([
    'is',
    'is not',
    'starts with',
    'not starts with',
    'contains',
    'not contains',
    'is empty',
    'is not empty',
  ]);
  expect(names('integer')).toEqual([
    'is',
    'is not',
    'between',
    'greater than',
    'less than',
    'at least',
    'at most',
    'is empty',
    'is not empty',
  ]);
  expect(names('datetime')).toEqual([
    'is',
    'is not',
    'between',
    'in past',
    'in past before',
    'in future',
    'in future after',
    'in time frame',
    'after',
    'before',
    'on or after',
    'on or before',
    'is empty',
    'is not empty',
  ]);
  expect(names('boolean')).toEqual(['is']);
});

it('has an operator that is meant when none is written, for every type', () => {
  for (const type of types) expect(impliedOperator(type).name).toBe(type === 'membership' ? 'in' : 'is');
});

it('lets names of pages be searched', () => {
  expect(names('reference')).toContain('not contains');
  expect(names('reference')).toContain('is any');
});

it('offers for an unknown field whatever any field offers', () => {
  for (const type of ['string', 'score', 'datetime', 'boolean'] as const) {
    expect(names('any')).toEqual(expect.arrayContaining(names(type)));
  }
});

it('differs between types where Marketo does', () => {
  expect(operatorFor('string', 'is')?.multiValue).toBe(true);
  expect(operatorFor('date', 'is')?.multiValue).toBe(false);
  expect(operatorFor('integer', 'between')?.arity).toBe(2);
  expect(operatorFor('string', 'is empty')?.arity).toBe(0);
  expect(operatorFor('string', 'between')).toBeUndefined();
  expect(operatorFor('string', '__proto__')).toBeUndefined();
});

it('ranks operators as Marketo does', () => {
  const cost = (name: string) => operatorFor('string', name)?.cost ?? Number.NaN;
  expect(cost('is')).toBeLessThan(cost('starts with'));
  expect(cost('starts with')).toBeLessThan(cost('contains'));
  expect(cost('is')).toBeLessThan(cost('is not'));
  expect(cost('contains')).toBeLessThan(cost('not contains'));
  expect(cost('is not empty')).toBe(cost('is'));
});

it('costs no less with several values, and stays within the scale', () => {
  for (const type of types) {
    for (const { cost, costMany, multiValue } of operatorsFor(type)) {
      expect(cost).toBeGreaterThanOrEqual(1);
      expect(costMany).toBeLessThanOrEqual(8);
      expect(multiValue ? costMany > cost : costMany === cost).toBe(true);
    }
  }
});

it('spells operators in lower case, each once', () => {
  expect(catalogue.operatorNames).toEqual(catalogue.operatorNames.map((name) => name.toLowerCase()));
  expect(new Set(catalogue.operatorNames).size).toBe(catalogue.operatorNames.length);
});

it('marks negations', () => {
  const negative = catalogue.operators.filter((operator) => operator.negative).map(({ name }) => name);
  expect(negative.toSorted()).toEqual(['is not', 'not contains', 'not in', 'not starts with']);
});
