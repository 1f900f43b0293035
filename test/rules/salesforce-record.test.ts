import { expect, it } from 'vitest';
import { salesforceRecordAt } from '../../server/src/rules/salesforce-record.ts';
import { modelOf } from '../model/workspace-of.ts';

/** What Salesforce may have of a person when the only Interesting Moment of the files comes. */
function recordsIn(text: string): string[] {
  const model = modelOf({ 'main.lifecycle': text });
  for (const campaign of model.campaigns) {
    for (const item of campaign.bound.flow) {
      const steps =
        item.kind === 'step' ? [item] : [...item.branches.map(({ then }) => then), item.otherwise];
      for (const step of steps)
        if (typeof step === 'object' && step.definition.name === 'Interesting Moment')
          return [...salesforceRecordAt(model, campaign, step)].sort();
    }
  }
  throw new Error('nothing is asked');
}

const here = 'Interesting Moment "Milestone"';
const anything = ['contact', 'lead', 'none'];
const known = ['contact', 'lead'];
const afterSync = ['contact', 'lead', 'tried'];

const campaign = (name: string, ...lines: string[]) => `campaign "${name}" {\n${lines.join('\n')}\n}\n`;
const asked = (...lines: string[]) => campaign('A', ...lines, `flow { ${here} }`);

it.each([
  ['anybody may be created', 'trigger Person is Created', anything],
  ['only somebody of Salesforce has an owner who changes', 'trigger Owner Changes', known],
  ['or is converted', 'trigger Person is Converted', known],
  ['or is in an opportunity', 'trigger Added to Opportunity', known],
  ['whom Salesforce changes it has', 'trigger Data Value Changes [City] { [Source] is "SFDC" }', known],
  ['what else changes may be anybody', 'trigger Data Value Changes [City]', anything],
  [
    'others than Salesforce change anybody',
    'trigger Data Value Changes [City] { [Source] is not "SFDC" }',
    anything,
  ],
  [
    'another constraint says nothing of it',
    'trigger Data Value Changes [City] { [Reason] is "SFDC" }',
    anything,
  ],
  ['of two triggers both count', 'trigger Owner Changes\ntrigger Person is Created', anything],
  ['a request from elsewhere brings anybody', 'trigger Campaign is Requested', anything],
  ['a batch campaign finds anybody', 'schedule daily at 02:00\nfilter [City] is "X"', anything],
])('begins with what the start says: %s', (_, start, records) => {
  expect(recordsIn(asked(start))).toEqual(records);
});

it.each([
  ['is not empty', '[SFDC Type] is not empty', known],
  ['is empty', '[SFDC Type] is empty', ['none']],
  ['is', '[SFDC Type] is "Lead"', ['lead']],
  ['in any letter case', '[SFDC Type] is "contact"', ['contact']],
  ['is one of two', '[SFDC Type] is "Lead", "Contact"', known],
  ['is not', '[SFDC Type] is not "Contact"', ['lead', 'none']],
  ['the date of its creation', '[SFDC Created Date] is not empty', known],
  ['a comparison that says nothing', '[SFDC Type] starts with "L"', anything],
  ['another field', '[City] is not empty', anything],
  ['any of several', 'any { [SFDC Type] is "Lead", [SFDC Type] is empty }', ['lead', 'none']],
  ['all of several', 'all { [SFDC Type] is not empty, [SFDC Type] is not "Contact" }', ['lead']],
])('is narrowed by a filter: %s', (_, filter, records) => {
  expect(recordsIn(asked('trigger Person is Created', `filter ${filter}`))).toEqual(records);
});

it.each([
  ['the members of a list are what it asks for', 'Member of Smart List "In Salesforce"', known],
  ['those who are not may be anybody', 'not Member of Smart List "In Salesforce"', anything],
  ['a list that nobody declares says nothing', 'Member of Smart List "Elsewhere"', anything],
  ['a list of names says nothing', 'Member of List "In Salesforce"', anything],
  ['a list that leads back to itself ends', 'Member of Smart List "Circle"', ['lead']],
])('looks into smart lists: %s', (_, filter, records) => {
  const lists = `
smart list "In Salesforce" { filter [SFDC Type] is not empty }
smart list "Circle" {
  filter [SFDC Type] is "Lead"
  filter Member of Smart List "Circle"
}
`;
  expect(recordsIn(lists + asked('trigger Person is Created', `filter ${filter}`))).toEqual(records);
});

it.each([
  ['a sync may be refused', ['Sync Person to SFDC', here], afterSync],
  ['so may a step that syncs by itself', ['Change Owner to "Somebody"', here], afterSync],
  ['other steps bring nobody there', ['Change Data Value [City] to "X"', here], anything],
  ['a choice lets through whom it takes', [`if [SFDC Type] is "Lead" then ${here}`], ['lead']],
  [
    'the next one whom that has left',
    [`if [SFDC Type] is "Lead" then Remove from Flow else if [SFDC Type] is "Contact" then ${here}`],
    ['contact'],
  ],
  ['the last one everybody else', [`if [SFDC Type] is not empty then nothing else ${here}`], ['none']],
  [
    'behind a choice both ways meet',
    ['if [SFDC Type] is empty then Sync Person to SFDC else nothing', here],
    afterSync,
  ],
  [
    'a sync that was tried may have made a lead',
    ['Sync Person to SFDC', `if [SFDC Type] is "Lead" then ${here}`],
    ['lead'],
  ],
  ['or nothing at all', ['Sync Person to SFDC', `if [SFDC Type] is empty then ${here}`], ['tried']],
])('follows the flow: %s', (_, flow, records) => {
  expect(recordsIn(campaign('A', 'trigger Person is Created', 'flow {', ...flow, '}'))).toEqual(records);
});

it.each([
  ['what is executed sees what its caller sees', 'executable', 'Execute Campaign "A"', known],
  [
    'so does what is requested',
    'trigger Campaign is Requested "Marketo Flow Action"',
    'Request Campaign "A"',
    known,
  ],
  [
    'beside its own triggers',
    'trigger Campaign is Requested "Marketo Flow Action"\ntrigger Person is Created',
    'Request Campaign "A"',
    anything,
  ],
])('comes from callers: %s', (_, start, call, records) => {
  expect(
    recordsIn(`${campaign('Caller', 'trigger Owner Changes', `flow { ${call} }`)}${asked(start)}`),
  ).toEqual(records);
});

it('does not count a caller that is inactive', () => {
  const caller = campaign('Caller', 'inactive', 'trigger Owner Changes', 'flow { Execute Campaign "A" }');
  expect(recordsIn(caller + asked('executable'))).toEqual(anything);
});

it('takes anything for possible where calls run in a circle', () => {
  const back = campaign('B', 'executable', 'flow { Execute Campaign "A" }');
  expect(
    recordsIn(`${back}${campaign('A', 'executable', 'flow {', here, 'Execute Campaign "B"', '}')}`),
  ).toEqual(anything);
});

it.each([
  ['what it executes may sync', 'Execute Campaign "B"', 'executable', ['contact', 'lead', 'none', 'tried']],
  [
    'what it requests does so later',
    'Request Campaign "B"',
    'trigger Campaign is Requested "Marketo Flow Action"',
    anything,
  ],
])('counts syncs of campaigns below: %s', (_, call, start, records) => {
  const below = `${campaign('B', start, 'flow { Execute Campaign "C" }')}${campaign('C', 'executable', 'flow { Sync Person to SFDC }')}`;
  expect(
    recordsIn(`${campaign('A', 'trigger Person is Created', 'flow {', call, here, '}')}${below}`),
  ).toEqual(records);
});

it.each([
  ['into a stage of Salesforce', '[New Value] is "2 - SAL"', known],
  ['into another stage', '[New Value] is "1 - MQL"', anything],
  ['into whatever stage', '', anything],
])('knows who moves a stage: %s', (_, constraint, records) => {
  const lifecycle = `
field [Status] string
lifecycle "Person" on [Status] {
  stage "1 - MQL"
  stage "2 - SAL" { master salesforce }
}
`;
  const trigger = `trigger Data Value Changes [Status]${constraint === '' ? '' : ` { ${constraint} }`}`;
  expect(recordsIn(lifecycle + asked(trigger))).toEqual(records);
});
