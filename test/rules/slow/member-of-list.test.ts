import { expect, it } from 'vitest';
import { check, testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('slow/member-of-list');

const list = (...filters: string[]) =>
  `smart list "L" {\n${filters.map((filter) => `  filter ${filter}\n`).join('')}}\n`;
const due = '/*! slow/member-of-list */';

it('speaks of members, and of who is none, where nothing narrows the list', () => {
  const [, other] = expectFindings(
    list(`${due} Member of List "A"`, `any { [Job Title] contains "VP", ${due} not Member of List "B" }`),
  );
  expect(other?.message).toBe('not Member of List is put to the whole database.');
});

it('leaves what a cheap filter narrows, other memberships, and campaigns that ask one person', () => {
  expectFindings(list('Member of List "A"', '[Country] is "DE"'));
  expectFindings(list('Member of Program "P"'));
  expectFindings(
    'campaign "A" {\n  trigger Person is Created\n  filter Member of List "A"\n  flow { Sync Person to SFDC }\n}\n',
  );
});

it('is silent unless somebody says how serious it is', () => {
  const text = list('Member of List "A"');
  expect(check(text).found).toEqual([]);
  expect(check(text, new Map([['slow/*', 'warning']])).findings).toMatchObject([
    { rule: 'slow/member-of-list', severity: 'warning' },
  ]);
});

it('says how serious it is by itself', () => {
  const [finding] = expectFindings(list(`${due} Member of List "A"`));
  expect(finding?.message).toBe('Member of List is put to the whole database.');
});
