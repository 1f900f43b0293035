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

it('says what to name or to add', () => {
  expect(expectFindings(campaign('A', `${due} Visits Web Page`))[0]?.advice).toBe(
    'Name what it is about, or add a constraint; a batch campaign will do where nobody waits for it.',
  );
});

it('makes no crowd of rare, broad, inactive or different events, nor of one campaign', () => {
  const crowd = (trigger: string, count = 4) =>
    Array.from({ length: count }, (_, index) => campaign(`C${index}`, trigger)).join('');
  expectFindings(crowd('Fills Out Form "F"'));
  expectFindings(crowd('Data Value Changes [Industry]').replace('qualify every time', 'inactive'));
  expectFindings(
    ['is', 'is not', 'starts with', 'contains']
      .map((operator, index) =>
        campaign(`C${index}`, `Data Value Changes [Industry] { [New Value] ${operator} "a" }`),
      )
      .join(''),
  );
  expectFindings(
    ['New Value', 'Previous Value', 'Reason', 'Source']
      .map((name, index) => campaign(`C${index}`, `Data Value Changes [Industry] { [${name}] is "a" }`))
      .join(''),
  );
  expectFindings(campaign('C', Array(4).fill('Data Value Changes [Industry]').join('\n  trigger ')));
});

it('needs no operator to see that two are the same', () => {
  const texts = [
    'Visits Web Page "/a"',
    'Visits Web Page is "/a"',
    'Visits Web Page "/a"',
    'Visits Web Page "/a"',
  ];
  expectFindings(
    texts
      .map((trigger, index) => campaign(`C${index}`, index === 0 ? `${due} ${trigger}` : trigger))
      .join(''),
  );
});
