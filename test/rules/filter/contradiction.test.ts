import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('filter/contradiction');

const list = (...filters: string[]) =>
  `smart list "L" {\n${filters.map((filter) => `  filter ${filter}\n`).join('')}}\n`;
const due = (filter: string) => `/*! filter/contradiction */ ${filter}`;

it('names both filters', () => {
  const [finding] = expectFindings(
    list('[Country] is "US", "CA"', '[City] is "Rome"', due('[Country] is "DE"')),
  );
  expect(finding?.message).toBe(
    'Nobody passes both [Country] is "US", "CA" and [Country] is "DE", so nobody ever qualifies.',
  );
  expect(finding?.related).toHaveLength(1);
});

it.each([
  ['[Country] is "US"', '[Country] is not "US", "CA"'],
  ['[Country] is empty', '[Country] is "US"'],
  ['[Country] is not empty', '[country] is empty'],
  ['[Lead Status] is "Open"', '[Person Status] is "Closed"'],
  ['[Job Title] starts with "VP"', '[Job Title] not contains "V"'],
  ['[Unsubscribed] is true', '[Unsubscribed] is false'],
  ['[Person Score] at least 50', '[Person Score] less than 50'],
  ['[Person Score] between 10 and 20', '[Person Score] is 21'],
  ['[Person Score] greater than 5', '[Person Score] is empty'],
  ['[Created At] after 2026-01-01', '[Created At] before 2026-01-01'],
  ['[Created At] in past 7 days', '[Created At] in past before 2 weeks'],
  ['Member of List "A"', 'not Member of List "A", "B"'],
  ['Filled Out Form "A"', 'not Filled Out Form "A"'],
])('knows that nobody passes %s and %s', (one, other) => {
  expectFindings(list(one, due(other)));
});

it.each([
  ['[Country] is "US", "CA"', '[Country] is "CA", "DE"'],
  ['[Country] is not "US"', '[Country] is not "CA"'],
  ['[Country] starts with "U"', '[Country] contains "S"'],
  ['[Country] is "US"', '[City] is "Rome"'],
  ['[Person Score] at least 50', '[Person Score] at most 50'],
  ['[Person Score] is 0', '[Person Score] is empty'],
  ['[Created At] before 2026-01-01', '[Created At] is empty'],
  ['[Created At] in past 7 days', '[Created At] after 2026-01-01'],
  ['Member of List "A"', 'Member of List "B"'],
  ['Member of List "A"', 'not Member of List "B"'],
  ['Filled Out Form "A"', 'not Filled Out Form "B"'],
  [
    'Filled Out Form "A" { [Date of Activity] in past 7 days }',
    'not Filled Out Form "A"  { [Date of Activity] in past 1 day }',
  ],
])('knows that somebody may pass %s and %s', (one, other) => {
  expectFindings(list(one, other));
});

it('finds the alternative that what is around it makes impossible, and leaves alternatives to each other', () => {
  const [finding] = expectFindings(
    list(
      '[Country] is "US"',
      `any { [Country] is "CA", all { [Country] is "US", [City] is "Boston" } }`.replace(
        '[Country] is "CA"',
        due('[Country] is "CA"'),
      ),
      'any { [City] is "Rome", [City] is "Paris" }',
    ),
  );
  expect(finding?.message).toContain('so this alternative lets nobody through');
});

it('looks at the filters of campaigns, all groups opened, and not at choices', () => {
  expectFindings(`
campaign "A" {
  trigger Person is Created
  filter all { [Country] is "US", all { [City] is "Rome", /*! filter/contradiction */ [Country] is "IT" } }
  flow {
    if [Country] is "US" then Add to List "L"
    else if [Country] is "IT" then Add to List "M"
    else nothing
  }
}
`);
});

it('opens a group of one, and leaves alternatives to each other', () => {
  expectFindings(list('[Country] is "US"', `any { ${due('[Country] is "DE"')} }`));
  expectFindings(list('any { [Country] is "US", [Country] is "DE" }'));
  expectFindings(list('[City] is "Rome"', 'any { [Country] is "US", [Country] is "DE" }'));
});

it('says it once, and nothing of the alternatives once nobody passes anyway', () => {
  expectFindings(
    list('[Country] is "US"', due('[Country] is "DE"'), 'any { [Country] is "AT", [City] is "Rome" }'),
  );
});
