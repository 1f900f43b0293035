import { expect, it } from 'vitest';
import { silentReporter } from '../../server/src/reporter/index.ts';
import type { Reporter } from '../../server/src/reporter/index.ts';
import { checkSalesforce } from '../../server/src/salesforce/index.ts';
import type { CheckOptions, SalesforceCheck, StageExpectation } from '../../server/src/salesforce/index.ts';
import { FakeOrg } from './fake-org.ts';
import type { FakeField } from './fake-org-schema.ts';
import { checker, expectation, saveStages, sessionOf, setUpLifecycle, stageNames } from './lifecycle-org.ts';

async function check(
  org: FakeOrg,
  expected: StageExpectation<string> = expectation,
  options: CheckOptions = {},
): Promise<SalesforceCheck<string>> {
  const session = sessionOf(org.url, org.signIn(checker));
  return checkSalesforce([expected], session, silentReporter, undefined, options);
}

/** `severity rule @ place: message`, one per finding. */
async function findings(org: FakeOrg, expected?: StageExpectation<string>): Promise<string[]> {
  const result = await check(org, expected);
  if (result.kind === 'failed') throw new Error(result.failure.message);
  return result.findings.map(
    ({ severity, rule, place, message, why, advice }) =>
      `${severity} ${rule.replace('salesforce/', '')} @ ${place}: ${message} ${why} ${advice}`,
  );
}

async function orgWithLeadField(field: Partial<FakeField>): Promise<FakeOrg> {
  const org = await FakeOrg.start();
  const values = stageNames.map((fullName) => ({ fullName }));
  org.createField('Lead', {
    name: 'Stage__c',
    label: 'Stage',
    type: 'picklist',
    restricted: true,
    values,
    ...field,
  });
  org.grant(checker, 'Lead.Stage__c');
  return org;
}

const onLead: StageExpectation<string> = {
  ...expectation,
  fields: [{ object: 'Lead', api: 'Stage__c', place: 'field on Lead' }],
  stamps: [],
};

it('finds nothing in an org that has what the lifecycle asks for', async () => {
  await using org = await FakeOrg.start();
  setUpLifecycle(org);
  expect(await check(org)).toEqual({
    kind: 'checked',
    findings: [],
    host: new URL(org.url).host,
    apiVersion: '66.0',
    apiUsage: { used: 2, limit: 15_000 },
  });
});

it('reads the version list and the two objects, nothing else', async () => {
  await using org = await FakeOrg.start();
  setUpLifecycle(org);
  await check(org);
  expect(org.requests).toEqual([
    'GET /services/data',
    'GET /services/data/v66.0/sobjects/Lead/describe',
    'GET /services/data/v66.0/sobjects/Contact/describe',
  ]);
});

it('speaks the newest version of an org that is behind the pinned one', async () => {
  await using org = await FakeOrg.start({ newest: 64 });
  setUpLifecycle(org);
  expect(await check(org)).toMatchObject({ kind: 'checked', apiVersion: '64.0', findings: [] });
});

it('speaks the version that the user wishes, if the org offers it', async () => {
  await using org = await FakeOrg.start();
  setUpLifecycle(org);
  expect(await check(org, expectation, { apiVersion: '65' })).toMatchObject({ apiVersion: '65.0' });
  expect(await check(org, expectation, { apiVersion: '70.0' })).toMatchObject({
    failure: { reason: 'configuration', message: expect.stringContaining('its newest is 67.0') },
  });
});

it('reports a field that is on Lead and missing on Contact', async () => {
  await using org = await FakeOrg.start();
  saveStages(org, stageNames);
  org.createField('Lead', {
    name: 'Lifecycle_Stage__c',
    label: 'Lifecycle Stage',
    type: 'picklist',
    restricted: true,
    valueSet: 'Lifecycle_Stage',
  });
  org.grant(checker, 'Lead.Lifecycle_Stage__c');
  expect(await findings(org, { ...expectation, stamps: [] })).toEqual([
    expect.stringMatching(
      /^error missing-field @ field on Contact: Contact\.Lifecycle_Stage__c is missing, or hidden/,
    ),
  ]);
});

it('cannot tell a hidden field from a missing one, and says so', async () => {
  await using org = await FakeOrg.start();
  setUpLifecycle(org);
  const other = sessionOf(org.url, org.signIn('sales@acme.example'), 'sales@acme.example');
  const result = await checkSalesforce([expectation], other, silentReporter);
  expect(result).toMatchObject({ kind: 'checked' });
  const messages =
    result.kind === 'checked' ? result.findings.map(({ message, advice }) => `${message} ${advice}`) : [];
  expect(messages).toHaveLength(4);
  expect(messages[0]).toContain('missing, or hidden from sales@acme.example');
  expect(messages[0]).toContain('Create it in Salesforce, not in Marketo');
});

it('asks whether a field of a similar name is meant', async () => {
  await using org = await orgWithLeadField({});
  org.createField('Lead', { name: 'acme__LifecycleStage__c', label: 'X', type: 'picklist' });
  org.grant(checker, 'Lead.acme__LifecycleStage__c');
  const fields = [{ object: 'Lead', api: 'Lifecycle_Stage__c', place: 'field on Lead' }];
  expect(await findings(org, { ...onLead, fields })).toContainEqual(
    expect.stringContaining('Lead has "acme__LifecycleStage__c"; if that is the one, write it so.'),
  );
});

it('finds a field whatever the letter case of its API name', async () => {
  await using org = await FakeOrg.start();
  setUpLifecycle(org);
  const fields = expectation.fields.map((field) => ({ ...field, api: 'lifecycle_stage__C' }));
  expect(await findings(org, { ...expectation, fields })).toEqual([]);
});

it('reports an object that the user may not see', async () => {
  await using org = await FakeOrg.start();
  setUpLifecycle(org);
  org.hideObject(checker, 'Contact');
  expect(await findings(org)).toEqual([
    expect.stringMatching(/^error missing-field @ field on Contact: Salesforce shows .* no object "Contact"/),
    expect.stringMatching(/^error missing-field @ stamp on Contact/),
  ]);
});

it('never asks for an object whose name is no name', async () => {
  await using org = await FakeOrg.start();
  const fields = [{ object: '../../oauth2', api: '__proto__', place: 'field' }];
  expect(await findings(org, { ...onLead, fields })).toContainEqual(
    expect.stringContaining('missing-field @ field'),
  );
  expect(org.requests).toEqual(['GET /services/data']);
});

it.each([
  ['string', 'a text field, not a picklist. Any text goes in'],
  ['multipicklist', 'a multi-select picklist, not a picklist'],
])('wants a picklist, not a %s field', async (type, words) => {
  await using org = await orgWithLeadField({ type });
  expect(await findings(org, onLead)).toContainEqual(
    expect.stringContaining(`error type @ field on Lead: Lead.Stage__c is ${words}`),
  );
});

it('warns of a picklist that is not restricted to its values', async () => {
  await using org = await orgWithLeadField({ restricted: false });
  expect(await findings(org, onLead)).toContainEqual(
    expect.stringContaining('warning not-restricted @ field on Lead: Lead.Stage__c is not restricted'),
  );
});

it('reports a stage without a value once for both objects, at the stage', async () => {
  await using org = await FakeOrg.start();
  setUpLifecycle(org);
  saveStages(org, ['1 - MAL', '3 - SAL']);
  const result = await check(org);
  expect(result).toMatchObject({
    findings: [
      {
        rule: 'salesforce/values-differ',
        severity: 'error',
        place: 'stage 2 - MQL',
        why: 'Salesforce refuses the sync of every person whom Marketo puts into this stage.',
        message: expect.stringContaining(
          '"2 - MQL" is not an active value of Lead.Lifecycle_Stage__c or Contact.Lifecycle_Stage__c.',
        ),
        related: [{ place: 'field on Lead' }, { place: 'field on Contact' }],
      },
    ],
  });
});

it('does not promise a refusal where the picklist is not restricted', async () => {
  await using org = await orgWithLeadField({ restricted: false, values: [{ fullName: '1 - MAL' }] });
  expect(await findings(org, onLead)).toContainEqual(
    expect.stringContaining(
      '"2 - MQL" is not an active value of Lead.Stage__c. The sync writes a value that nobody',
    ),
  );
});

it('names a value as inactive when the org describes inactive values', async () => {
  await using org = await FakeOrg.start({ describesInactiveValues: true });
  setUpLifecycle(org);
  saveStages(org, ['1 - MAL', '3 - SAL', { fullName: '2 - MQL', isActive: false }]);
  expect(await findings(org)).toContainEqual(
    expect.stringContaining('error values-differ @ stage 2 - MQL: "2 - MQL" is an inactive value of'),
  );
});

it('compares API names, not labels', async () => {
  await using org = await orgWithLeadField({
    values: [
      { fullName: '1 - MAL', label: 'Accepted' },
      { fullName: 'MQL', label: '2 - MQL' },
      { fullName: '3 - sal' },
    ],
  });
  expect((await findings(org, onLead)).slice(1)).toEqual([
    expect.stringContaining('information values-differ @ stage 1 - MAL: "1 - MAL" is shown as "Accepted"'),
    expect.stringContaining(
      'error values-differ @ stage 2 - MQL: "2 - MQL" is only a label on Lead.Stage__c',
    ),
    expect.stringContaining('warning values-differ @ stage 3 - SAL: "3 - SAL" is spelled "3 - sal"'),
  ]);
});

it('reports values that are no stage, and the order, at the field', async () => {
  await using org = await orgWithLeadField({
    values: ['3 - SAL', 'Nurture', '1 - MAL', '2 - MQL', 'Old'].map((fullName) => ({ fullName })),
  });
  expect((await findings(org, onLead)).slice(1)).toEqual([
    expect.stringContaining(
      'warning values-differ @ field on Lead: Lead.Stage__c also offers "Nurture" and "Old"',
    ),
    expect.stringContaining(
      'information values-differ @ field on Lead: Lead.Stage__c lists "3 - SAL" before "2 - MQL"',
    ),
  ]);
});

it('tells a stage that is missing on one object from one that is spelled differently on the other', async () => {
  await using org = await orgWithLeadField({ values: [{ fullName: '1 - MAL' }, { fullName: '2 - mql' }] });
  org.createField('Contact', {
    name: 'Stage__c',
    label: 'Stage',
    type: 'picklist',
    restricted: true,
    values: [{ fullName: '1 - MAL' }],
  });
  org.grant(checker, 'Contact.Stage__c');
  const fields = ['Lead', 'Contact'].map((object) => ({
    object,
    api: 'Stage__c',
    place: `field on ${object}`,
  }));
  expect(await findings(org, { ...onLead, fields, stages: onLead.stages.slice(0, 2) })).toEqual([
    expect.stringContaining(
      'warning values-differ @ stage 2 - MQL: "2 - MQL" is spelled "2 - mql" on Lead.Stage__c',
    ),
    expect.stringContaining(
      'error values-differ @ stage 2 - MQL: "2 - MQL" is not an active value of Contact.Stage__c',
    ),
  ]);
});

it.each([
  ['date', undefined, 'a date field, not a date/time field. It keeps the day'],
  ['string', undefined, 'a text field, not a date/time field. The sync cannot write'],
  ['datetime', 'NOW()', 'a formula, not a date/time field'],
])('wants a stamp to be a date/time field, not %s (formula: %s)', async (type, formula, words) => {
  await using org = await orgWithLeadField({});
  org.createField('Lead', {
    name: 'At__c',
    label: 'At',
    type,
    ...(formula === undefined ? {} : { formula }),
  });
  org.grant(checker, 'Lead.At__c');
  const stamps = [{ object: 'Lead', api: 'At__c', place: 'stamp' }];
  expect(await findings(org, { ...onLead, stamps })).toContainEqual(
    expect.stringContaining(`error type @ stamp: Lead.At__c is ${words}`),
  );
});

it.each([
  [
    'no object',
    [],
    'information mapping @ lifecycle: The stage field of lifecycle "Person" names no Salesforce field',
  ],
  [
    'Lead alone',
    ['Lead'],
    'warning mapping @ field on Lead: The stage field of lifecycle "Person" has no field on Contact',
  ],
  [
    'Contact alone',
    ['Contact'],
    'warning mapping @ field on Contact: The stage field of lifecycle "Person" has no field on Lead',
  ],
])('says what a stage field on %s means', async (_, objects, words) => {
  await using org = await FakeOrg.start();
  setUpLifecycle(org);
  const fields = expectation.fields.filter(({ object }) => objects.includes(object));
  expect(await findings(org, { ...expectation, fields })).toEqual([expect.stringContaining(words)]);
});

it('warns of two API names for one stage', async () => {
  await using org = await FakeOrg.start();
  setUpLifecycle(org);
  org.createField('Contact', {
    name: 'Stage__c',
    label: 'Stage',
    type: 'picklist',
    restricted: true,
    valueSet: 'Lifecycle_Stage',
  });
  org.grant(checker, 'Contact.Stage__c');
  const fields = expectation.fields.map((field) =>
    field.object === 'Lead' ? field : { ...field, api: 'Stage__c' },
  );
  expect(await findings(org, { ...expectation, fields })).toEqual([
    expect.stringContaining(
      'warning mapping @ field on Contact: The stage field of lifecycle "Person" is "Lifecycle_Stage__c" on Lead',
    ),
  ]);
});

it('checks several lifecycles and reads each object once', async () => {
  await using org = await FakeOrg.start();
  setUpLifecycle(org);
  const second = { ...expectation, lifecycle: 'Partner', stages: [{ name: 'New', place: 'stage New' }] };
  const session = sessionOf(org.url, org.signIn(checker));
  const result = await checkSalesforce([expectation, second], session, silentReporter);
  expect(result.kind === 'checked' ? result.findings.map(({ place }) => place) : []).toEqual([
    'field on Lead',
    'field on Contact',
    'stage New',
  ]);
  expect(org.requests).toHaveLength(3);
});

it('reports progress piece by piece', async () => {
  await using org = await FakeOrg.start();
  setUpLifecycle(org);
  const heard: string[] = [];
  const reporter: Reporter = {
    ...silentReporter,
    progress: (title, total) => {
      heard.push(`${title} 0/${total}`);
      return { step: (message) => heard.push(message), done: () => heard.push('done') };
    },
  };
  await checkSalesforce([expectation], sessionOf(org.url, org.signIn(checker)), reporter);
  expect(heard).toEqual([
    `Comparing with Salesforce (${new URL(org.url).host}) 0/3`,
    'Asking for the API version',
    'Reading Lead',
    'Reading Contact',
    'done',
  ]);
});
