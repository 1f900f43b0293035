import { expect, it } from 'vitest';
import { check, testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('wait/not-cancelled');
const mark = '/*! wait/not-cancelled */ ';

const campaign = (...steps: readonly string[]) =>
  `campaign "SLA" {\n  qualify every time\n  trigger Fills Out Form "Demo"\n  flow {\n${steps.map((step) => `    ${step}\n`).join('')}  }\n}\n`;
const alert = 'Send Alert "New" to "sdr@example.com"';

it('points at both alerts', () => {
  const [finding] = expectFindings(campaign(alert, `${mark}Wait 4 hours`, alert));
  expect(finding?.severity).toBe('information');
  expect(finding?.message).toBe(
    '"SLA" alerts again after 4 hours, also when somebody has acted on the first alert.',
  );
  expect(finding?.related.map(({ message }) => message)).toEqual(['The first alert', 'The reminder']);
});

it('finds each reminder of a row', () => {
  expectFindings(
    campaign(alert, `${mark}Wait 1 hour`, alert, `${mark}Wait 2 hours`, 'Add to List "Late"', alert),
  );
});

it('is content once another campaign ends it, and not when it ends itself', () => {
  const stop = (name: string, setting = '') =>
    `campaign "Stop" {\n  ${setting}qualify every time\n  trigger Activity is Logged is any\n  flow { Remove from Flow "${name}" }\n}\n`;
  expectFindings(campaign(alert, 'Wait 4 hours', alert) + stop('SLA'));
  expectFindings(campaign(alert, `${mark}Wait 4 hours`, alert) + stop('Other'));
  expectFindings(campaign(alert, `${mark}Wait 4 hours`, alert) + stop('SLA', 'inactive\n  '));
});

it('is content with a look before the reminder', () => {
  expectFindings(
    campaign(
      alert,
      'Wait 4 hours',
      'if [Person Status] is "New" then nothing',
      'else Remove from Flow',
      alert,
    ),
  );
  expectFindings(
    campaign(alert, 'Wait 4 hours', `if [Person Status] is "New" then ${alert}`, 'else nothing'),
  );
});

it('leaves short waits and single alerts alone', () => {
  expectFindings(campaign(alert, 'Wait 5 minutes', alert));
  expectFindings(campaign('Wait 4 hours', alert));
});

it('leaves the floor to the rule about stale people', () => {
  const text = campaign(alert, 'Wait 2 days', alert).replace('  flow', '  filter [Country] is "DE"\n  flow');
  expect(check(text).findings.map(({ rule }) => rule)).toEqual(['wait/stale-after']);
});

it('takes half an hour for a reminder, and nothing shorter', () => {
  expectFindings(campaign(alert, `${mark}Wait 30 minutes`, alert));
  expectFindings(campaign(alert, 'Wait 29 minutes', alert));
  expectFindings(campaign(alert, 'Wait 4 hrs', alert));
});

it('looks for an alert before the wait and one behind it, up to the next wait', () => {
  expectFindings(campaign('Add to List "New"', 'Wait 4 hours', alert, alert));
  expectFindings(campaign(alert, 'Wait 4 hours', 'Add to List "Late"'));
  expectFindings(campaign(alert, 'Wait 4 hours', 'Add to List "Late"', 'Wait 10 minutes', alert));
  expectFindings(campaign('Add to List "New"', alert, `${mark}Wait 4 hours`, 'Add to List "Late"', alert));
});

it('says how to end it, and nothing about a campaign that does not run', () => {
  const text = campaign(alert, `${mark}Wait 4 hours`, alert);
  expect(expectFindings(text)[0]?.advice).toBe(
    'Add a campaign that listens to what Sales does (a status, a logged activity), with Remove from Flow "SLA".',
  );
  expectFindings(campaign(alert, 'Wait 4 hours', alert).replace('qualify', 'inactive\n  qualify'));
});
