import { expect, it } from 'vitest';
import { defaultProofBudget } from '../../../server/src/rules/index.ts';
import { check, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('sync/alert-despite-failure');
const mark = '/*! sync/alert-despite-failure */ ';

const campaign = (start: string, ...steps: readonly string[]) =>
  `campaign "Tell" {\n  qualify every time\n  ${start}\n  flow {\n${steps.map((step) => `    ${step}\n`).join('')}  }\n}\n`;
const form = 'trigger Fills Out Form "Demo"';
const sync = 'Sync Person to SFDC';
const alert = 'Send Alert "New" to owner';

it('points at the sync and guards the alert', () => {
  const text = campaign(form, sync, mark + alert);
  const [finding] = expectFindings(text);
  expect(finding?.severity).toBe('warning');
  expect(finding?.message).toBe(
    '"Tell" sends the alert to the owner behind a sync, also for people whom Salesforce has refused.',
  );
  expect(finding?.related.map(({ message }) => message)).toEqual(['This sync may be refused']);
  const fixed = applyFix(text);
  expect(fixed).toContain(`if [SFDC Type] is not empty then ${alert}\n    else nothing\n`);
  expectFindings(fixed);
});

it('only informs where the flow has waited for the answer', () => {
  const [finding] = expectFindings(campaign(form, sync, 'Wait 10 minutes', mark + alert));
  expect(finding?.severity).toBe('information');
  const [early] = expectFindings(campaign(form, 'Wait 10 minutes', sync, mark + alert));
  expect(early?.severity).toBe('warning');
});

it('knows other ways to write the owner, and leaves teams alone', () => {
  expectFindings(campaign(form, sync, `${mark}Send Alert "New" to {{lead.Lead Owner Email Address}}`));
  expectFindings(campaign(form, sync, `${mark}Send Alert "New" to account owner`));
  expectFindings(campaign(form, sync, 'Send Alert "New" to "sdr@example.com"'));
});

it('is content where the person was there before, or is looked for afterwards', () => {
  expectFindings(campaign('trigger Owner Changes', sync, alert));
  expectFindings(campaign(`${form}\n  filter [SFDC Type] is not empty`, sync, alert));
  expectFindings(campaign(form, sync, 'if [SFDC Type] is empty then nothing', `else ${alert}`));
  expectFindings(campaign(form, alert, sync));
});

it('follows the sync into a campaign that is requested', () => {
  const parent = campaign(form, sync, 'Request Campaign "Tell"').replace('"Tell" {', '"Sync" {');
  expectFindings(parent + campaign('trigger Campaign is Requested is any', 'Wait 1 day', mark + alert));
});

it('leaves an alert that comes too soon to the race', () => {
  const { found } = check(campaign(form, sync, alert), new Map(), defaultProofBudget);
  const rules = found.map((line) => line.split(' ').at(-1));
  expect(rules).toContain('race/alert-before-owner');
  expect(rules).not.toContain('sync/alert-despite-failure');
});

it.each([
  '"owner"',
  'sales owner',
  'owner, "sdr@example.com"',
  '{{lead.SFDC Account Owner Email Address}}',
  '"sdr@example.com" { [To Other Emails] is {{lead.Lead Owner Email Address}} }',
])('counts %s among the ways to reach the owner', (recipients) => {
  expectFindings(campaign(form, sync, `${mark}Send Alert "New" to ${recipients}`));
});

it.each(['"the owner"', '"owner@example.com"', '{{lead.Email Address}}', '"[Owner]"'])(
  'does not take %s for the owner',
  (recipients) => {
    expectFindings(campaign(form, sync, `Send Alert "New" to ${recipients}`));
  },
);

it('names the syncs before the alert, and no wait behind it', () => {
  const [finding] = expectFindings(campaign(form, sync, mark + alert, 'Wait 10 minutes', sync));
  expect(finding?.related).toHaveLength(1);
  expect(finding?.severity).toBe('warning');
});

it('has nothing to say about a campaign that does not run', () => {
  expectFindings(campaign(form, sync, alert).replace('qualify', 'inactive\n  qualify'));
});
