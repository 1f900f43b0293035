import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('slow/many-filters');

const tests = (count: number) => Array.from({ length: count }, (_, index) => `[City] is "${index}"`);
const list = (count: number, due = '') =>
  `smart list ${due} "L" {\n  filter any {\n${tests(count)
    .map((test) => `    ${test}\n`)
    .join('')}  }\n}\n`;

it('tells of more than a dozen and warns of more than fifty', () => {
  const due = '/*! slow/many-filters */';
  const [some] = expectFindings(list(13, due));
  expect([some?.severity, some?.message]).toEqual(['information', '"L" has 13 filters.']);
  expect(expectFindings(list(51, due))[0]?.severity).toBe('warning');
});

it('counts the filters of campaigns', () => {
  expectFindings(
    `campaign /*! slow/many-filters */ "A" {\n  trigger Person is Created\n${tests(14)
      .map((test) => `  filter any { ${test}, [Country] is empty }\n`)
      .join('')}  flow { Add to List "L" }\n}\n`,
  );
});

it('leaves a dozen and choices alone', () => {
  expectFindings(list(12));
  const branches = tests(20).map((test) => `${test} then Add to List "L"`);
  expectFindings(
    `campaign "A" {\n  trigger Person is Created\n  flow {\n    if ${branches.join('\n    else if ')}\n    else nothing\n  }\n}\n`,
  );
});

it('only tells of fifty', () => {
  expect(expectFindings(list(50, '/*! slow/many-filters */'))[0]?.severity).toBe('information');
});
