import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('sync/lead-status');

const lifecycle = (on: string) => `lifecycle "L" on ${on} {\n  stage "1"\n  stage "2"\n}\n`;

it('knows both names of the field', () => {
  const [finding] = expectFindings(lifecycle('/*! sync/lead-status */ [Lead Status]'));
  expect(finding?.message).toBe(
    'The lifecycle "L" is kept in [Lead Status], which is the Lead Status of Salesforce.',
  );
  expectFindings(lifecycle('/*! sync/lead-status */ [person status]'));
});

it('knows a field that is mapped to it', () => {
  const mapped = (api: string) => `field [Stage] string { salesforce Lead "${api}" }\n`;
  expectFindings(mapped('Status') + lifecycle('/*! sync/lead-status */ [Stage]'));
  expectFindings(mapped('Status__c') + lifecycle('[Stage]'));
});

it('accepts the field of a contact, and other lifecycles', () => {
  expectFindings(`field [Stage] string { salesforce Contact "Status" }\n${lifecycle('[Stage]')}`);
  expectFindings(lifecycle('Program Status "Lead Status"'));
});

it('takes no field of a similar name for it', () => {
  for (const target of ['Lead_History__c "Status"', 'Old_Lead "Status"', 'Lead "Old_Status"'])
    expectFindings(`field [Stage] string { salesforce ${target} }\n${lifecycle('[Stage]')}`);
  expectFindings(
    `field [Stage] string {\n  salesforce Contact "Status__c"\n  salesforce Lead "Status"\n}\n${lifecycle('/*! sync/lead-status */ [Stage]')}`,
  );
});
