import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('wait/needless');
const mark = '/*! wait/needless */ ';

const campaign = (...steps: readonly string[]) =>
  `campaign "C" {\n  trigger Person is Created\n  flow {\n${steps.map((step) => `    ${step}\n`).join('')}  }\n}\n`;
const set = 'Change Data Value [Person Source] to "Web"';
const ask = 'if [person source] is "Web" then Add to List "Web"\n    else nothing';

it('names the field and takes the wait out', () => {
  const text = campaign(set, `${mark}Wait 5 minutes`, ask);
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    '"C" waits 5 minutes between writing [Person Source] and looking at it, which is not needed.',
  );
  expect(applyFix(text)).toBe(campaign(set, ask));
});

it('knows scores', () => {
  expectFindings(
    campaign(
      'Change Score [Person Score] by 5',
      `${mark}Wait 1 minute`,
      'if [Person Score] at least 50 then Add to List "Hot"\n    else nothing',
    ),
  );
});

it('sees that somebody else may be waited for', () => {
  for (const first of [
    'Request Campaign "Other"',
    'Sync Person to SFDC',
    'Call Webhook "W"',
    'Change Owner to "Kim"',
  ])
    expectFindings(campaign(first, set, 'Wait 5 minutes', ask));
});

it('leaves alone other fields, long waits and waits between other steps', () => {
  expectFindings(campaign('Change Data Value [City] to "Berlin"', 'Wait 5 minutes', ask));
  expectFindings(campaign(set, 'Wait 2 hours', ask));
  expectFindings(campaign(set, 'Wait 5 minutes', 'Add to List "Web"', ask));
});

it('takes an hour for a short wait, and nothing longer', () => {
  expectFindings(campaign(set, `${mark}Wait 60 minutes`, ask));
  expectFindings(campaign(set, 'Wait 61 minutes', ask));
  expectFindings(campaign(set, 'Wait 5 mins', ask));
  expectFindings(campaign(set, 'Wait until {{my.Date}}', ask));
});

it('points at the step that writes, and offers to take the wait out', () => {
  const [finding] = expectFindings(campaign(set, `${mark}Wait 5 minutes`, ask));
  expect(finding?.unnecessary).toBe(true);
  expect(finding?.related[0]?.message).toBe('[Person Source] is written here, for the next step to see');
  expect(finding?.fixes).toMatchObject([{ title: 'Take the wait out', safe: false }]);
});

it('has nothing to say about a wait with which a flow begins or ends', () => {
  expectFindings(campaign('Wait 5 minutes', ask));
  expectFindings(campaign(set, 'Wait 5 minutes'));
});

it('knows the field that one of two branches writes', () => {
  const either = `if [City] is "Bonn" then Change Data Value [Person Role] to "Buyer"\n    else ${set}`;
  const [finding] = expectFindings(campaign(either, `${mark}Wait 5 minutes`, ask));
  expect(finding?.message).toContain('between writing [Person Source] and');
});

it('does not take a list for a field', () => {
  const member = 'if Member of List "Web" then Add to List "Seen"\n    else nothing';
  expectFindings(campaign('Add to List "Web"', 'Wait 5 minutes', member));
});
