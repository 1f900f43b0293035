import { AccessToken } from '../../server/src/salesforce/session.ts';
import type { SalesforceSession, StageExpectation } from '../../server/src/salesforce/index.ts';
import type { FakeValue } from './fake-org-schema.ts';
import type { FakeOrg } from './fake-org.ts';

export const stageNames = ['1 - MAL', '2 - MQL', '3 - SAL'];
export const checker = 'mops@acme.example';
const stageField = 'Lifecycle_Stage__c';
const stampField = 'MQL_Date__c';

/** What a lifecycle of three stages asks of the org; its places are readable words. */
export const expectation: StageExpectation<string> = {
  lifecycle: 'Person',
  fields: [
    { object: 'Lead', api: stageField, place: 'field on Lead' },
    { object: 'Contact', api: stageField, place: 'field on Contact' },
  ],
  stages: stageNames.map((name) => ({ name, place: `stage ${name}` })),
  stamps: [
    { object: 'Lead', api: stampField, place: 'stamp on Lead' },
    { object: 'Contact', api: stampField, place: 'stamp on Contact' },
  ],
  place: 'lifecycle',
};

/** An org that has everything the lifecycle asks for, all of it visible to {@link checker}. */
export function setUpLifecycle(org: FakeOrg): void {
  saveStages(org, stageNames);
  for (const object of ['Lead', 'Contact']) {
    org.createField(object, {
      name: stageField,
      label: 'Lifecycle Stage',
      type: 'picklist',
      restricted: true,
      valueSet: 'Lifecycle_Stage',
    });
    org.createField(object, { name: stampField, label: 'MQL Date', type: 'datetime' });
    org.grant(checker, `${object}.${stageField}`, `${object}.${stampField}`);
  }
}

export function saveStages(org: FakeOrg, values: readonly (string | FakeValue)[]): void {
  const valueSet = values.map((value) => (typeof value === 'string' ? { fullName: value } : value));
  org.saveValueSet('Lifecycle_Stage', valueSet);
}

export function sessionOf(instanceUrl: string, token: string, username = checker): SalesforceSession {
  const read = AccessToken.read(token);
  if (!read.ok) throw new Error(read.failure.message);
  return { instanceUrl, token: read.value, username, source: 'sf' };
}
