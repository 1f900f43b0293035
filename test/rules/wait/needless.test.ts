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
