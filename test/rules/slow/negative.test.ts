import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('slow/negative');

const list = (...filters: string[]) =>
  `field [Emailable] boolean\nsmart list "L" {\n${filters.map((filter) => `  filter ${filter}\n`).join('')}}\n`;
const due = '/*! slow/negative */';

it.each(['is not', 'not starts with', 'not contains'])('tells of %s', (operator) => {
  const [finding] = expectFindings(list(`[City] ${due} ${operator} "A"`));
  expect(finding?.message).toBe(`'${operator}' reads [City] of everybody in the database.`);
});

it('writes is false for is not true, also in triggers’ filters and choices', () => {
  expect(applyFix(list(`[Emailable] ${due} is not true`))).toBe(list('[Emailable] is false'));
  expect(applyFix(list(`[Unsubscribed] ${due} is not false`, '[Country] is "US"'))).toContain(
    '[Unsubscribed] is true',
  );
  expectFindings(`
campaign "A" {
  trigger Person is Created
  filter [Unsubscribed] ${due} is not true
  flow {
    if [Email Invalid] ${due} is not true then Add to List "L"
    else nothing
  }
}
`);
});

it('knows that Booleans, is empty and is not empty are fast', () => {
  expectFindings(list('[Unsubscribed] is false', '[City] is not empty', '[Country] is empty'));
  expectFindings(list('[City] is not empty'));
});

it('leaves narrowed lists and single people alone', () => {
  expectFindings(list('[Country] is "US"', '[City] is not "A"'));
  expectFindings(
    `campaign "A" {\n  trigger Person is Created\n  filter [City] is not "A"\n  flow { Add to List "L" }\n}\n`,
  );
});
