import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('slow/email-without-at');

const list = (filter: string) => `smart list "L" {\n  filter ${filter}\n}\n`;
const due = '/*! slow/email-without-at */';

it('puts @ before the values that lack it', () => {
  const text = list(`[Email Address] ${due} contains "acme.com", "@example.org", "corp.net"`);
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('[Email Address] is searched for "acme.com" and "corp.net" the slow way.');
  expect(applyFix(text)).toBe(list('[Email Address] contains "@acme.com", "@example.org", "@corp.net"'));
});

it('offers nothing for a piece of a name', () => {
  expect(expectFindings(list(`[Email Address] ${due} contains "gmail"`))[0]?.fixes).toEqual([]);
});

it('looks into campaigns and groups', () => {
  expectFindings(
    `campaign "A" {\n  trigger Person is Created\n  filter any { [Email Address] ${due} contains "acme.com", [Country] is "US" }\n  flow { Add to List "L" }\n}\n`,
  );
});

it('leaves domains, addresses known in part, other fields and other operators alone', () => {
  expectFindings(list('[Email Address] contains "@acme.com", "@example.org"'));
  expectFindings(list('[Email Address] contains "info@"'));
  expectFindings(list('[Website] contains "acme.com"'));
  expectFindings(list('[Email Address] is "jo@acme.com"'));
  expectFindings(list('[Email Address] not contains "acme.com"'));
});
