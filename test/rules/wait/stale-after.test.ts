import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('wait/stale-after');
const mark = '/*! wait/stale-after */ ';

const campaign = (
  steps: readonly string[],
  start = 'trigger Fills Out Form "Demo"\n  filter [Country] is "DE"',
) =>
  `campaign "Remind" {\n  qualify every time\n  ${start}\n  flow {\n${steps.map((step) => `    ${step}\n`).join('')}  }\n}\n`;
const mail = 'Send Email "Reminder"';

it('names what comes without a look, and looks', () => {
  const text = campaign([
    `${mark}Wait 3 days`,
    'Interesting Moment "Web" { [Description] is "Waited" }',
    mail,
  ]);
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    'After 3 days "Remind" goes on to Send Email "Reminder" without asking again for what people were let in for.',
  );
  const fixed = applyFix(text);
  expect(fixed).toContain(
    '    Wait 3 days\n    if [Country] is "DE" then nothing\n    else Remove from Flow\n',
  );
  expectFindings(fixed);
});

it('asks for the change that people came by', () => {
  const text = campaign(
    [`${mark}Wait 2 days`, mail],
    'trigger Data Value Changes [Stage] { [New Value] is "MQL", "SAL" }',
  );
  expect(applyFix(text)).toContain('if [Stage] is "MQL", "SAL" then nothing');
});

it('counts each wait by what comes before the next one', () => {
  expectFindings(
    campaign([
      `${mark}Wait 2 days`,
      mail,
      'Wait 1 week',
      `if [Country] is "DE" then ${mail}\n    else nothing`,
      `${mark}Wait until 2026-12-01`,
      'Add to List "Cold"',
    ]),
  );
});

it('accepts every kind of look', () => {
  for (const look of [
    `if [country] is "DE" then ${mail}\n    else nothing`,
    `if Member of Smart List "Still" then ${mail}\n    else nothing`,
    `if [Country] is not "DE" then Remove from Flow\n    else nothing\n    ${mail}`,
  ])
    expectFindings(campaign(['Wait 3 days', look]));
  expectFindings(campaign([`${mark}Wait 3 days`, `if [City] is "Berlin" then ${mail}\n    else nothing`]));
});

it('knows the stage, whatever the entry asked for', () => {
  const lifecycle = 'field [Stage] string\nlifecycle "L" on [Stage] {\n  stage "1"\n  stage "2"\n}\n';
  expectFindings(lifecycle + campaign(['Wait 3 days', `if [Stage] is "1" then ${mail}\n    else nothing`]));
  expectFindings(lifecycle + campaign([`${mark}Wait 3 days`, 'Change Data Value [Stage] to "2"']));
});

it('accepts a campaign that others end', () => {
  expectFindings(
    `${campaign(['Wait 3 days', mail])}campaign "Stop" {\n  qualify every time\n  trigger Unsubscribes from Email is any\n  flow { Remove from Flow "Remind" }\n}\n`,
  );
});

it('leaves short waits, harmless steps and open doors alone', () => {
  expectFindings(campaign(['Wait 23 hours', mail]));
  expectFindings(campaign(['Wait 3 days', 'Change Data Value [City] to "Berlin"']));
  expectFindings(campaign(['Wait 3 days', mail], 'trigger Fills Out Form "Demo"'));
  expectFindings(
    campaign(
      ['Wait until {{lead.Renewal Date}}', mail],
      'trigger Data Value Changes [Renewal Date]\n  filter [Renewal Date] is not empty',
    ),
  );
});
