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

it('knows who listens to the owner, to a score and to every field', () => {
  const listener = (trigger: string) =>
    `campaign "Listener" {\n  qualify every time\n  trigger ${trigger}\n  flow { Add to List "L" }\n}\n`;
  const owners = (due: string) => campaign(`${due}Change Owner to "A"`, 'Change Owner to "B"');
  expectFindings(owners('') + listener('Owner Changes'));
  expectFindings(owners(mark) + listener('Fills Out Form "Region"'));
  const scores = campaign('Change Score [Person Score] to 0', 'Change Score [Person Score] to 1');
  expectFindings(scores + listener('Score is Changed [Person Score]'));
  expectFindings(campaign(set('"EMEA"'), set('"AMER"')) + listener('Data Value Changes'));
  expectFindings(
    campaign(mark + set('"EMEA"'), set('"AMER"')) +
      listener('Data Value Changes').replace('qualify', 'inactive\n  qualify'),
  );
  expectFindings(owners('') + listener('Data Value Changes [Lead Owner Email Address]'));
});

it('says what is set, by the name that it was declared with', () => {
  const what = (...steps: readonly string[]) => expectFindings(campaign(...steps))[0]?.message;
  expect(what(`${mark}Change Owner to "A"`, 'Change Owner to "B"')).toContain('sets the owner here');
  expect(what(mark + set('1').replace('Region', 'region'), set('2'))).toContain('sets [Region] here');
  expect(
    what(mark + set('1').replace('Region', 'Unheard Of'), set('2').replace('Region', 'Unheard Of')),
  ).toContain('sets [unheard of] here');
});

it('fades the step, and takes none out of a choice', () => {
  const [plain] = expectFindings(campaign(mark + set('1'), set('2')));
  expect(plain?.unnecessary).toBe(true);
  expect(plain?.fixes).toMatchObject([{ title: 'Take the step out', safe: false }]);
  const [chosen] = expectFindings(
    campaign(`if [City] is "Bonn" then ${mark}${set('1')}\n    else nothing`, set('2')),
  );
  expect(chosen?.fixes).toEqual([]);
});

it('takes a list for nothing that could look', () => {
  expectFindings(campaign(mark + set('1'), 'Remove from List "All"', set('2')));
  expectFindings(
    campaign(set('1'), 'if [City] is "Bonn" then Send Email "A"\n    else Add to List "L"', set('2')),
  );
  expectFindings(campaign(mark + set('1'), 'Change Data Value [City] to "{{my.lead.Region}}"', set('2')));
  expectFindings(campaign(mark + set('1'), 'Change Data Value [City] to {{my.Region}}', set('2')));
});

it('asks each branch for a write of the same field', () => {
  expectFindings(
    campaign(set('1'), `if [City] is "Bonn" then ${set('2')}\n    else Change Data Value [City] to "Bonn"`),
  );
  expectFindings(campaign(set('1'), `if [City] is "Bonn" then ${set('2')}`));
});
