import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('loop/crm-echo');

const synced = 'field [State Code] string { salesforce Lead "State_Code__c", Contact "State_Code__c" }\n';

const campaign = (
  trigger: string,
  more = 'qualify every time',
  flow = 'Change Data Value [State Code] to "CA"',
) => `campaign "Spelling" {\n  ${more}\n  trigger ${trigger}\n  flow { ${flow} }\n}\n`;

it('names the campaign and the field, and stands at the trigger that hears everybody', () => {
  const [finding] = expectFindings(`${synced}
campaign "Spelling" {
  qualify every time
  /*! loop/crm-echo */ trigger Data Value Changes [State Code]
  flow { Change Data Value [State Code] to "CA" }
}
`);
  expect(finding).toMatchObject({
    severity: 'information',
    message: '"Spelling" writes [State Code] whenever it changes, also when Salesforce has changed it.',
  });
});

it('sees the write inside a choice, and the field under another spelling of its name', () => {
  expectFindings(`${synced}
campaign "Spelling" {
  qualify every 1 hour
  /*! loop/crm-echo */ trigger Data Value Changes [state code]
  flow {
    if [Country] is "US" then Change Data Value [State Code] to "CA"
    else nothing
  }
}
`);
});

it.each(['[Source] is not "SFDC"', '[Reason] not contains "sync"', '[New Value] is "California"'])(
  'is silent where the trigger tells changes apart: %s',
  (constraint) => {
    expectFindings(synced + campaign(`Data Value Changes [State Code] { ${constraint} }`));
  },
);

it('speaks where the constraint tells nothing about who wrote the value', () => {
  expectFindings(`${synced}
campaign "Spelling" {
  qualify every time
  /*! loop/crm-echo */ trigger Data Value Changes [State Code] { [Previous Value] is "CA" }
  flow { Change Data Value [State Code] to "CA" }
}
`);
});

it('is silent where a person passes once, where the campaign is off, and where nothing is synced', () => {
  expectFindings(synced + campaign('Data Value Changes [State Code]', 'qualify once'));
  expectFindings(synced + campaign('Data Value Changes [State Code]', 'inactive\n  qualify every time'));
  expectFindings(`field [State Code] string\n${campaign('Data Value Changes [State Code]')}`);
});

it('is silent where another field is written, or another event heard', () => {
  const other = 'Change Data Value [Country] to "US"';
  expectFindings(synced + campaign('Data Value Changes [State Code]', 'qualify every time', other));
  expectFindings(synced + campaign('Fills Out Form "Contact Us"'));
});
