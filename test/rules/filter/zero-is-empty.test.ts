import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('filter/zero-is-empty');

const list = (...filters: string[]) =>
  `smart list "L" {\n${filters.map((filter) => `  filter ${filter}\n`).join('')}}\n`;

it('adds is not empty', () => {
  const text = list('/*! filter/zero-is-empty */ [Person Score] is 0');
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('[Person Score] is 0 finds people without any [Person Score] as well.');
  expect(applyFix(text)).toBe(list('[Person Score] is not empty', '[Person Score] is 0'));
});

it('sees a zero among other values and without an operator', () => {
  expectFindings(
    list('/*! filter/zero-is-empty */ [Person Score] is 5, 0') +
      'smart list "M" { filter /*! filter/zero-is-empty */ [Num Employees] 0 }',
  );
});

it('sees that the first choice takes people who were never scored', () => {
  expectFindings(`
campaign "A" {
  trigger Person is Created
  flow {
    if /*! filter/zero-is-empty */ [Person Score] is 0 then Add to List "Cold"
    else nothing
    if [Person Score] is empty then Add to List "New"
    else if [Person Score] is 0 then Add to List "Cold"
    else nothing
  }
}
`);
});

it('leaves other numbers, other comparisons and changes of a score alone', () => {
  expectFindings(`
campaign "A" {
  trigger Score is Changed [Person Score] { [New Score] is 0 }
  filter [Person Score] is 10
  filter [Num Employees] at most 0
  filter [Annual Revenue] is not 0
  flow { Add to List "L" }
}
`);
});
