import { describe, expect, it } from 'vitest';
import type { DataType } from '../../server/src/catalogue/index.ts';
import type { ArgumentValue } from '../../server/src/model/index.ts';
import { fitsType, typeWords } from '../../server/src/rules/value-type.ts';
import { modelOf } from '../model/workspace-of.ts';

/** A value as it is written in a filter. */
function valueOf(written: string): ArgumentValue {
  const [list] = modelOf(`smart list "L" {\n  filter [Country] is ${written}\n}\n`).smartLists;
  const [test] = list?.bound.filters ?? [];
  const value = test?.kind === 'field' ? test.values[0] : undefined;
  if (value === undefined) throw new Error(`no value ${written}`);
  return value;
}

const values: Readonly<Record<string, ArgumentValue>> = {
  text: valueOf('"US"'),
  'text of a number': valueOf('"12.5"'),
  'text of a date': valueOf('"2026-12-01"'),
  number: valueOf('5'),
  boolean: valueOf('true'),
  date: valueOf('2026-12-01'),
  'date and time': valueOf('2026-12-01T09:00'),
  time: valueOf('09:00'),
  duration: valueOf('5 minutes'),
  token: valueOf('{{my.Country}}'),
};

function fitting(type: DataType, operator = 'is'): string[] {
  return Object.entries(values).flatMap(([name, value]) => (fitsType(type, value, operator) ? name : []));
}

describe('what fits a type', () => {
  const all = Object.keys(values);

  it.each<[DataType, readonly string[]]>([
    ['integer', ['text of a number', 'number', 'token']],
    ['float', ['text of a number', 'number', 'token']],
    ['currency', ['text of a number', 'number', 'token']],
    ['percent', ['text of a number', 'number', 'token']],
    ['score', ['text of a number', 'number', 'token']],
    ['date', ['text of a date', 'date', 'date and time', 'token']],
    ['datetime', ['text of a date', 'date', 'date and time', 'token']],
    ['duration', ['text', 'text of a number', 'text of a date', 'duration', 'token']],
    ['time', ['text', 'text of a number', 'text of a date', 'time', 'token']],
    ['field', ['token']],
    ...(['string', 'text', 'email', 'phone', 'url', 'reference', 'membership', 'segment'] as const).map(
      (type): [DataType, readonly string[]] => [type, all.filter((name) => name !== 'duration')],
    ),
    ['boolean', all],
    ['any', all],
  ])('%s', (type, names) => {
    expect(fitting(type)).toEqual(names);
  });

  it('is a length of time where days are counted, and a word for a time frame', () => {
    expect(fitting('date', 'in past')).toEqual(['duration', 'token']);
    expect(fitting('datetime', 'in past before')).toEqual(['duration', 'token']);
    expect(fitting('date', 'in time frame')).toEqual(['text', 'text of a number', 'text of a date', 'token']);
  });

  it('is the name of a field where a field is asked for', () => {
    const field: ArgumentValue = { kind: 'FieldName', name: 'Country', start: 0, end: 9 };
    const types: readonly DataType[] = ['field', 'any', 'token', 'string', 'integer', 'boolean', 'date'];
    expect(types.filter((type) => fitsType(type, field, 'is'))).toEqual(['field', 'any', 'token']);
  });

  it('is empty where something is written, and nothing is compared', () => {
    const empty: ArgumentValue = { kind: 'Empty', start: 0, end: 5 };
    expect(fitsType('integer', empty, undefined)).toBe(true);
    expect(fitsType('string', empty, 'is')).toBe(false);
  });

  it('may be any word: words are names of Marketo’s lists', () => {
    expect(fitsType('integer', { kind: 'Word', text: 'Today', start: 0, end: 5 }, 'is')).toBe(true);
  });

  it.each([
    ['12', true],
    ['-2.5', true],
    ['', false],
    [' ', false],
    ['12 EUR', false],
    ['Infinity', false],
  ])('"%s" as a number: %s', (text, fits) => {
    expect(fitsType('integer', valueOf(JSON.stringify(text)), 'is')).toBe(fits);
  });

  it.each([
    ['2026-12-01', true],
    ['2026-12-01 09:00', true],
    ['2026-12', false],
    ['2026-1-1', false],
    ['on 2026-12-01', false],
    ['12/1/2026', true],
    ['1.12.26', true],
    ['1-12-2026', true],
    ['due 1/12/2026', false],
    ['1 12 2026', false],
    ['1/12/2', false],
    ['tomorrow', false],
  ])('"%s" as a date: %s', (text, fits) => {
    expect(fitsType('date', valueOf(JSON.stringify(text)), 'is')).toBe(fits);
  });
});

it('says what a type takes', () => {
  const types: readonly DataType[] = [
    'date',
    'datetime',
    'duration',
    'time',
    'field',
    'integer',
    'float',
    'currency',
    'percent',
    'score',
    'string',
    'any',
  ];
  expect(types.map((type) => typeWords(type, 'is'))).toEqual([
    'takes a date',
    'takes a date',
    'takes a length of time',
    'takes a time of day',
    'takes the name of a field',
    ...Array.from({ length: 5 }, () => 'takes a number'),
    'takes a text',
    'takes a text',
  ]);
  expect(typeWords('date', 'in past')).toBe("is compared by 'in past' with a length of time");
  expect(typeWords('date', 'in time frame')).toBe('takes a date');
  expect(typeWords('date', undefined)).toBe('takes a date');
});
