import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('stage/wrong-master');
const mark = '/*! stage/wrong-master */ ';

const lifecycle =
  'field [Stage] string\nlifecycle "L" on [Stage] {\n  stage "1" { master Marketo }\n  stage "2" { master Salesforce }\n  path "1" -> "2"\n}\n';
const campaign = (start: string, step = `${mark}Change Data Value [Stage] to "2"`, name = 'To 2') =>
  `campaign "${name}" {\n  qualify every time\n  ${start}\n  flow {\n    ${step}\n  }\n}\n`;
const set = 'Change Data Value [Stage] to "2"';
const form = 'trigger Fills Out Form "Demo"';

it('names the stage and who decides on it', () => {
  const [finding] = expectFindings(lifecycle + campaign(form));
  expect(finding?.message).toBe(
    '"To 2" takes people into "2", which Salesforce is master of, without a sign from Salesforce.',
  );
  expect(finding?.related.map(({ message }) => message)).toEqual(['Salesforce is declared its master']);
});

it('accepts signs in triggers and filters', () => {
  for (const start of [
    'trigger Owner Changes',
    'trigger Added to Opportunity is any',
    'trigger Data Value Changes [Person Status]',
    'trigger Data Value Changes [Country] { [Source] is "SFDC" }',
    `${form}\n  filter Has Opportunity { [Is Closed] is false }`,
    `${form}\n  filter [SFDC Type] is "Contact"`,
  ])
    expectFindings(lifecycle + campaign(start, set));
  expectFindings(lifecycle + campaign(`trigger Owner Changes\n  ${form}`));
  expectFindings(lifecycle + campaign('trigger Data Value Changes [Stage]'));
});

it('accepts a choice that asks', () => {
  expectFindings(
    lifecycle + campaign(form, `if Has Opportunity { [Is Closed] is false } then ${set}\n    else nothing`),
  );
  expectFindings(lifecycle + campaign(form, `if [Stage] is "1" then ${mark}${set}\n    else nothing`));
});

it('asks the callers of a campaign that is called', () => {
  const called = (step: string) => campaign('executable', step);
  const caller = (start: string, call = 'Execute Campaign "To 2"') =>
    campaign(start, call, `Caller ${start.length}`);
  expectFindings(lifecycle + called(set) + caller('trigger Owner Changes'));
  expectFindings(lifecycle + called(mark + set) + caller('trigger Owner Changes') + caller(form));
  expectFindings(
    lifecycle +
      called(set) +
      caller(form, 'if [Lead Owner Email Address] is empty then nothing\n    else Execute Campaign "To 2"'),
  );
  expectFindings(lifecycle + called(mark + set));
});

it('leaves Marketo its own stages, and inactive campaigns', () => {
  expectFindings(lifecycle + campaign(form, 'Change Data Value [Stage] to "1"'));
  expectFindings(lifecycle + campaign(`inactive\n  ${form}`, set));
});

it.each([
  'trigger Data Value Changes [Lead Owner Email Address]',
  'trigger Data Value Changes [Renewal]',
  `${form}\n  filter [Renewal] is "2026"`,
  `${form}\n  filter Activity was Logged is any { [Date of Activity] in past 7 days }`,
])('takes for a sign from Salesforce: %s', (start) => {
  const mapped = 'field [Renewal] string { salesforce Contact "Renewal__c" }\n';
  expectFindings(mapped + lifecycle + campaign(start, set));
});

it.each([
  'trigger Data Value Changes',
  'trigger Data Value Changes [Country]',
  `${form}\n  filter [Country] is "DE"`,
  `${form}\n  filter [Stage] is "1"`,
  `${form}\n  filter Member of List "SFDC"`,
  'filter [Country] is "DE"',
  'trigger Fills Out Form "SFDC"',
])('takes for no sign from Salesforce: %s', (start) => {
  expectFindings(lifecycle + campaign(start));
});

it('bears with campaigns that call each other, and with inactive callers', () => {
  const called = campaign('executable', set, 'To 2');
  const caller = (start: string, name = 'Caller') => campaign(start, 'Execute Campaign "To 2"', name);
  expectFindings(
    lifecycle + called + caller('trigger Owner Changes') + caller(`inactive\n  ${form}`, 'Other'),
  );
  const circle = campaign('executable', `${set}\n    Execute Campaign "To 2"`, 'To 2');
  expectFindings(lifecycle + circle + caller('trigger Owner Changes'));
});
