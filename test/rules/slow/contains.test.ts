import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('slow/contains');

const list = (...filters: string[]) =>
  `smart list "L" {\n${filters.map((filter) => `  filter ${filter}\n`).join('')}}\n`;
const due = '/*! slow/contains */';

it('tells what is searched for', () => {
  const [one, many] = expectFindings(
    list(`[Job Title] ${due} contains "VP"`, `[Company Name] ${due} contains "A", "B"`, 'Member of List "L"'),
  );
  expect(one?.message).toBe('[Job Title] is searched for a piece of text in the whole database.');
  expect(many?.message).toBe('[Company Name] is searched for 2 pieces of text in the whole database.');
  expect(one?.severity).toBe('information');
});

it('is a hint for campaigns that look at one person at a time', () => {
  const [finding] = expectFindings(
    `campaign "A" {\n  trigger Person is Created\n  filter [Job Title] ${due} contains "VP"\n  flow { Add to List "L" }\n}\n`,
  );
  expect(finding?.severity).toBe('hint');
});

it('is quiet where a cheap filter narrows the list, and leaves its order to the rule about order', () => {
  expectAll(list('[Country] is "US"', '[Job Title] contains "VP"'));
  expectAll(list('[Unsubscribed] is false', '[Job Title] contains "VP"'));
  expectAll(
    list('/*! slow/order */ [Job Title] contains "VP"')
      .replace('/*! slow/order */ ', '')
      .replace('contains', `${due} contains`),
  );
});

it('leaves choices, constraints, other operators and domains alone', () => {
  expectFindings(`
smart list "L" { filter [Email Address] contains "@acme.com" }
smart list "M" { filter [Job Title] starts with "VP" }
campaign "A" {
  trigger Fills Out Form "F" { [Web Page] contains "/x" }
  flow {
    if [Job Title] contains "VP" then Add to List "L"
    else nothing
  }
}
`);
});
