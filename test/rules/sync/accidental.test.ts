import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('sync/accidental');
const mark = '/*! sync/accidental */ ';

/** Somebody decides who goes to Salesforce. */
const sender = `campaign "Send" {\n  qualify every time\n  trigger Fills Out Form "Demo"\n  flow { Sync Person to SFDC }\n}\n`;
const campaign = (start: string, ...steps: readonly string[]) =>
  `campaign "Tasks" {\n  qualify every time\n  ${start}\n  flow {\n${steps.map((step) => `    ${step}\n`).join('')}  }\n}\n`;
const added = 'trigger Added to List "Guests"';
const task = 'Create Task "Call"';

it('names who sends people deliberately, and guards the step', () => {
  const text = sender + campaign(added, mark + task);
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    'Create Task in "Tasks" also sends people to Salesforce who are not there yet.',
  );
  expect(finding?.related[0]?.message).toBe('"Send" sends people to Salesforce here');
  const fixed = applyFix(text);
  expect(fixed).toContain(`    if [SFDC Type] is not empty then ${task}\n    else nothing\n`);
  expectFindings(fixed);
});

it('knows all steps that make a record', () => {
  expectFindings(
    sender +
      campaign(added, `${mark}Change Owner to "Kim"`) +
      campaign(added, `${mark}Add to SFDC Campaign "C" { [Status] is "Sent" }`).replace('Tasks', 'Members') +
      campaign(added, 'Send Alert "A" to owner').replace('Tasks', 'Alerts'),
  );
});

it('is silent where nobody is kept out', () => {
  expectFindings(campaign(added, task));
  expectFindings(sender.replace('qualify', 'inactive\n  qualify') + campaign(added, task));
});

it('follows triggers, filters, choices and lists', () => {
  for (const start of [
    'trigger Owner Changes',
    'trigger Added to Opportunity is any',
    'trigger Activity is Logged is any',
    'trigger Data Value Changes [Country] { [Source] is "SFDC" }',
    `${added}\n  filter [SFDC Type] is "Lead"`,
    `${added}\n  filter Member of Smart List "Known"`,
  ])
    expectFindings(
      `${sender}smart list "Known" {\n  filter [SFDC Type] is not empty\n}\n${campaign(start, task)}`,
    );
  expectFindings(sender + campaign(added, 'if [SFDC Type] is empty then nothing', `else ${task}`));
  expectFindings(sender + campaign(`${added}\n  filter [SFDC Type] is empty`, mark + task));
  expectFindings(sender + campaign(`trigger Owner Changes\n  ${added}`, mark + task));
});

it('knows that Salesforce is master of a stage', () => {
  const lifecycle =
    'field [Stage] string\nlifecycle "L" on [Stage] {\n  stage "1"\n  stage "2" { master Salesforce }\n}\n';
  const into = (stage: string) => `trigger Data Value Changes [Stage] { [New Value] is "${stage}" }`;
  expectFindings(sender + lifecycle + campaign(into('2'), task));
  expectFindings(sender + lifecycle + campaign(into('1'), mark + task));
});

it('accepts a sync before it, in the same flow, by a caller, or in an executed campaign', () => {
  expectFindings(sender + campaign(added, 'Sync Person to SFDC', task));
  const called = campaign('trigger Campaign is Requested "Marketo Flow Action"', task);
  const caller = (...steps: readonly string[]) => campaign(added, ...steps).replace('Tasks', 'Caller');
  expectFindings(sender + called + caller('Sync Person to SFDC', 'Request Campaign "Tasks"'));
  expectFindings(sender + called.replace(task, mark + task) + caller('Request Campaign "Tasks"'));
});

it('gets out of circles', () => {
  expectFindings(
    sender +
      campaign(
        'trigger Campaign is Requested "Marketo Flow Action"',
        mark + task,
        'Request Campaign "Tasks"',
      ),
  );
});

it('shows one place where people are sent, and says nothing about a campaign that does not run', () => {
  const twice = sender.replace('Sync Person to SFDC', 'Sync Person to SFDC\n    Sync Person to SFDC');
  expect(expectFindings(twice + campaign(added, mark + task))[0]?.related).toHaveLength(1);
  expectFindings(sender + campaign(added, task).replace('qualify', 'inactive\n  qualify'));
});
