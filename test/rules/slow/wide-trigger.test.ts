import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('slow/wide-trigger');

const due = '/*! slow/wide-trigger */';
const campaign = (name: string, trigger: string) =>
  `campaign "${name}" {\n  qualify every time\n  trigger ${trigger}\n  filter [Country] is "US"\n  flow { Add to List "L" }\n}\n`;

it.each([
  'Visits Web Page',
  'Visits Web Page is any',
  'Opens Email',
  'Email is Delivered',
  'Data Value Changes',
])('warns of %s', (trigger) => {
  const [finding] = expectFindings(campaign('A', `${due} ${trigger}`));
  expect(finding?.message).toContain('of everybody wakes this campaign');
});

it('finds a crowd on one event', () => {
  const change = 'Data Value Changes [Industry] { [New Value] is "Software" }';
  const text = [`${due} ${change}`, change, change.replace('[Industry]', '[industry]'), change]
    .map((trigger, index) => campaign(`C${index}`, trigger))
    .join('');
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('The same "Data Value Changes" wakes "C0" and "C1", "C2" and "C3".');
  expect(finding?.related).toHaveLength(3);
});

it('leaves narrow, rare and inactive triggers and small groups alone', () => {
  expectFindings(campaign('A', 'Visits Web Page "/pricing"'));
  expectFindings(campaign('A', 'Visits Web Page { [Referrer] contains "x" }'));
  expectFindings(campaign('A', 'Person is Created'));
  expectFindings(campaign('A', 'Fills Out Form is any'));
  expectFindings(campaign('A', 'Opens Email').replace('qualify every time', 'inactive'));
  const change = (value: string) => `Data Value Changes [Industry] { [New Value] is "${value}" }`;
  expectFindings(['1', '2', '3', '4'].map((value) => campaign(value, change(value))).join(''));
  expectFindings(['1', '2', '3'].map((name) => campaign(name, change('Same'))).join(''));
});
