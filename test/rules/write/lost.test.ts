import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('write/lost');
const mark = '/*! write/lost */ ';

const campaign = (...steps: readonly string[]) =>
  `field [Region] string\ncampaign "Route" {\n  trigger Person is Created\n  flow {\n${steps.map((step) => `    ${step}\n`).join('')}  }\n}\n`;
const set = (value: string) => `Change Data Value [Region] to ${value}`;

it('finds what is replaced at once, and takes it out', () => {
  const text = campaign(mark + set('"EMEA"'), 'Add to List "All"', set('"AMER"'));
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    '"Route" sets [Region] here and sets it again before anything has looked at it.',
  );
  expect(finding?.related.map(({ message }) => message)).toEqual(['This value replaces it']);
  const fixed = applyFix(text);
  expect(fixed).not.toContain('EMEA');
  expectFindings(fixed);
});

it('finds a row of owners', () => {
  expectFindings(campaign(`${mark}Change Owner to "A"`, `${mark}Change Owner to "B"`, 'Change Owner to "C"'));
});

it('finds a choice that everybody gets past', () => {
  expectFindings(
    campaign(
      `if [Country] is "DE" then ${mark}${set('"EMEA"')}`,
      'else nothing',
      `if [City] is "Berlin" then ${set('"DACH"')}`,
      `else ${set('"AMER"')}`,
    ),
  );
  expectFindings(campaign(set('"AMER"'), `if [Country] is "DE" then ${set('"EMEA"')}`, 'else nothing'));
});

it('does not take a score that is added to for lost', () => {
  expectFindings(campaign('Change Score [Person Score] to 0', 'Change Score [Person Score] by 5'));
  expectFindings(campaign(`${mark}Change Score [Person Score] by 5`, 'Change Score [Person Score] to 0'));
});

it('sees who looks at it in between', () => {
  for (const step of [
    'Wait 1 hour',
    'Sync Person to SFDC',
    'Send Email "Welcome"',
    'Request Campaign "Other"',
    'Change Data Value [City] to {{lead.Region}}',
    'Change Data Value [City] to "In {{lead.region:default=none}}"',
    'if [Region] is "EMEA" then Add to List "E"\n    else nothing',
    'if Member of Smart List "E" then Add to List "E"\n    else nothing',
  ])
    expectFindings(campaign(set('"EMEA"'), step, set('"AMER"')));
  expectFindings(campaign(set('"EMEA"'), set('"{{lead.Region}}, too"')));
});

it('knows that somebody listens', () => {
  const listener = (trigger: string) =>
    `campaign "Listener" {\n  qualify every time\n  trigger ${trigger}\n  flow { Add to List "L" }\n}\n`;
  const twice = campaign(set('"EMEA"'), set('"AMER"'));
  expectFindings(twice + listener('Data Value Changes [region]'));
  expectFindings(campaign(mark + set('"EMEA"'), set('"AMER"')) + listener('Data Value Changes [Country]'));
});
