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

it('offers the domains, and only where all of them may be some', () => {
  const [finding] = expectFindings(list(`[Email Address] ${due} contains "acme.com", "corp.net"`));
  expect(finding?.fixes.map(({ title }) => title)).toEqual(['Change to "@acme.com" and "@corp.net"']);
  expect(expectFindings(list(`[Email Address] ${due} contains "acme.com", "corp"`))[0]?.fixes).toEqual([]);
});

it('does not judge a search in which an address is known in part, a token, or nothing yet', () => {
  expectFindings(list('[Email Address] contains "acme.com", "info@"'));
  expectFindings(list('[Email Address] contains "{{my.Domain}}"'));
  expectFindings(list('[Email Address] contains ""'));
  expectFindings(list('[Email Address] contains 5'));
  expectFindings(list('[Unheard of] contains "acme.com"'));
});
