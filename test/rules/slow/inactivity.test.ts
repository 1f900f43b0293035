import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('slow/inactivity');

const list = (...filters: string[]) =>
  `smart list "L" {\n${filters.map((filter) => `  filter ${filter}\n`).join('')}}\n`;
const due = '/*! slow/inactivity */';
const dated = '{ [Date of Activity] in past 30 days }';

it('speaks where everybody is looked at', () => {
  const [finding] = expectFindings(list(`${due} not Filled Out Form is any ${dated}`, 'Member of List "L"'));
  expect(finding?.message).toBe(
    "'not Filled Out Form' makes Marketo look for everybody in the database for what is not there.",
  );
});

it('speaks where no date limits the search, whoever is asked', () => {
  const [finding] = expectFindings(list('[Country] is "US"', `${due} not Visited Web Page "/x"`));
  expect(finding?.message).toContain('in 90 days of activities');
  expectFindings(`
campaign "A" {
  trigger Person is Created
  filter ${due} not Filled Out Form "F"
  flow { Add to List "L" }
}
`);
});

it('leaves the only way there is alone: a dated filter behind a cheap one, or of one person', () => {
  expectFindings(list('[Person Score] at most 50', `not Visited Web Page is any ${dated}`));
  expectFindings(`
campaign "A" {
  trigger Person is Created
  filter not Filled Out Form "F" ${dated}
  flow { Add to List "L" }
}
`);
});

it('gives way where Marketo does not remember so long', () => {
  expectFindings(list('not Visited Web Page "/x" { [Date of Activity] in past 200 days }'));
});

it('bounds the search where few people are asked, and only there', () => {
  const fixed = applyFix(list('[Country] is "US"', `${due} not Visited Web Page "/x"`));
  expect(fixed).toContain('not Visited Web Page "/x" { [Date of Activity] in past 90 days }');
  expectFindings(fixed);
  const [everybody] = expectFindings(list(`${due} not Visited Web Page "/x"`));
  expect(everybody?.fixes).toEqual([]);
});
