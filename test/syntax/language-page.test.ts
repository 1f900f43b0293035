import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { format, keywords, parse } from '../../server/src/syntax/index.ts';

const page = readFileSync('docs/language.md', 'utf8');
const examples = [...page.matchAll(/```lifecycle\n([^]*?)```/g)].map(([, text]) => text ?? '');

it.each(examples)('reads the example %#', (example) => {
  expect(parse(example).problems).toEqual([]);
});

it.each(examples.filter((example) => !example.includes('The same comma')))(
  'shows the example %# formatted',
  (example) => {
    expect(format(example)).toBe(example);
  },
);

it('lists every keyword in the grammar', () => {
  const grammar = page.slice(page.indexOf('```ebnf'));
  const written = new Set([...grammar.matchAll(/"([a-z]+)"/g)].map(([, word]) => word));
  expect(keywords.map(({ word }) => word).filter((word) => !written.has(word))).toEqual([]);
});
