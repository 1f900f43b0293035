import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('sync/contact-to-queue');
const mark = '/*! sync/contact-to-queue */ ';

const queue = 'external queue "Inbound"\n';
const campaign = (step: string, filter = '') =>
  `campaign "Route" {\n  qualify every time\n  trigger Fills Out Form "Demo"\n${filter}  flow {\n    ${step}\n  }\n}\n`;

it('finds both steps, and leaves contacts alone', () => {
  const text = queue + campaign(`${mark}Change Owner to "Inbound"`);
  const [finding] = expectFindings(text);
  expect(finding?.severity).toBe('warning');
  expect(finding?.message).toBe(
    '"Route" gives people to the queue "Inbound", and some of them may be contacts in Salesforce.',
  );
  const fixed = applyFix(text);
  expect(fixed).toContain('if [SFDC Type] is not "Contact" then Change Owner to "Inbound"\n    else nothing');
  expectFindings(fixed);
  expectFindings(queue + campaign(`${mark}Sync Person to SFDC to "Inbound"`));
});

it('only informs where the name alone says that it is a queue', () => {
  const [finding] = expectFindings(campaign(`${mark}Change Owner to "EMEA Queue"`));
  expect(finding?.severity).toBe('information');
  expect(finding?.advice).toContain('external queue or external user');
  expectFindings(`external user "EMEA Queue"\n${campaign('Change Owner to "EMEA Queue"')}`);
  expectFindings(campaign('Change Owner to "Kim"'));
});

it('is content where there are no contacts', () => {
  for (const filter of ['[SFDC Type] is "Lead"', '[SFDC Type] is empty', '[SFDC Type] is not "contact"'])
    expectFindings(queue + campaign('Change Owner to "Inbound"', `  filter ${filter}\n`));
  expectFindings(queue + campaign(`${mark}Change Owner to "Inbound"`, '  filter [SFDC Type] is not empty\n'));
});

it('takes a choice apart', () => {
  expectFindings(
    queue +
      campaign('if [SFDC Type] is "Contact" then Change Owner to "Kim"\n    else Change Owner to "Inbound"'),
  );
});
