import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('value/operator');

const list = (filter: string) =>
  `field [Met] date\nfield [Rank] integer\nsmart list "L" {\n  filter ${filter}\n}\n`;
const due = '/*! value/operator */';

it.each([
  ['[Met] at least 2026-01-01', 'on or after'],
  ['[Met] less than 2026-01-01', 'before'],
  ['[Rank] after 5', 'greater than'],
  ['[Rank] on or before 5', 'at most'],
])('offers the operator of the type for %s', (filter, operator) => {
  const text = list(filter.replace(/(?<=\] )/, `${due} `));
  expect(expectFindings(text)[0]?.advice).toBe(`Use ${operator}.`);
  expect(applyFix(text)).toContain(`] ${operator} `);
});

it('names the type and what it offers', () => {
  const [finding] = expectFindings(list(`[Rank] ${due} contains "5"`));
  expect(finding?.message).toBe("[Rank] is a number, for which Marketo does not offer 'contains'.");
  expect(finding?.advice).toContain('between');
  expectFindings(list(`[Unsubscribed] ${due} contains "t"`));
  expectFindings(list(`[Country] ${due} in past 7 days`));
  expectFindings(list(`Member of List ${due} at least 5`));
});

it('looks at constraints and at the new value of a field', () => {
  expectFindings(`
field [Met] date
campaign "A" {
  trigger Data Value Changes [Met] { [New Value] ${due} at least 2026-01-01 }
  filter Filled Out Form "F" { [Date of Activity] ${due} greater than 2026-01-01 }
  flow {
    if [Met] ${due} contains "2026" then Sync Person to SFDC
    else nothing
  }
}
`);
});

it('counts the values', () => {
  const [finding] = expectFindings(list(`[Rank] ${due} between 5`));
  expect(finding?.message).toBe("'between' on [Rank] takes two values with and between them.");
  expectFindings(list(`[Rank] ${due} at least 5, 6`));
  expectFindings(list(`[Country] ${due} is not empty "US"`));
  expectFindings(list(`[Country] ${due} contains`));
});

it('leaves alone what fits, what Adobe does not document, and fields that nobody knows', () => {
  expectFindings(`
field [Met] date
campaign "A" {
  trigger Fills Out Form starts with "F" { [Web Page] not contains "/x" }
  filter [Met] in time frame "Yesterday"
  filter [Unsubscribed] is not true
  filter Member of Program starts with "P"
  filter Visited Web Page is any { [Date of Activity] between 2026-01-01 and 2026-02-01, [Min. Number of Times] is 3 }
  filter [Unheard of] at least 5
  filter Has Opportunity { [Any Field of Theirs] in past 7 days }
  flow { Add to List "L" }
}
`);
});

it.each([
  ['[Unsubscribed] contains "t"', '[Unsubscribed] is checked or not, for which'],
  ['[Met] contains "5"', '[Met] is a date, for which'],
  ['[Created At] contains "5"', '[Created At] is a date, for which'],
  ['[Urgency] contains "5"', '[Urgency] is a number, for which'],
  ['[Annual Revenue] contains "5"', '[Annual Revenue] is a number, for which'],
  ['[Person Score] contains "5"', '[Person Score] is a number, for which'],
  ['[Country] in past 7 days', '[Country] is a text, for which'],
])('says what %s is', (filter, words) => {
  const [finding] = expectFindings(list(filter.replace(/(?<=\] )/, `${due} `)));
  expect(finding?.message).toContain(words);
});

it.each([
  ['[Rank] between 5', 'takes two values with and between them'],
  ['[Rank] at least 5, 6', 'takes one value only'],
  ['[Country] is not empty "US"', 'takes no value'],
  ['[Country] contains', 'needs a value'],
])('counts the values of %s', (filter, words) => {
  const [finding] = expectFindings(list(filter.replace(/(?<=\] )/, `${due} `)));
  expect(finding?.message).toContain(words);
  expect(finding?.advice).toBe('Mend the values.');
});

it('offers no operator that the type has not either', () => {
  const [finding] = expectFindings(list(`[Country] ${due} at least "5"`));
  expect(finding?.fixes).toEqual([]);
  expect(finding?.advice).toMatch(/^Use one of is, /);
});
