import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('salesforce/field-mapped-twice');
const mark = '/*! salesforce/field-mapped-twice */ ';

it('names both fields, in whatever files they are', () => {
  const [finding] = expectFindings({
    a: 'field [A] string { salesforce Lead "X__c", Contact "X__c" }\n',
    b: `field [B] string { salesforce Lead "Y__c", ${mark}contact "x__c" }\n`,
  });
  expect(finding?.message).toBe('[B] and [A] are both synchronised with contact.x__c.');
  expect(finding?.related.map(({ message }) => message)).toEqual(['[A] is mapped here']);
});

it('speaks of every further field', () => {
  expectFindings(
    `field [A] string { salesforce Lead "X__c" }\nfield [B] string { salesforce ${mark}Lead "X__c" }\nfield [C] string { salesforce ${mark}Lead "X__c" }\n`,
  );
});

it('accepts one name on two objects, and one field that says it twice', () => {
  expectFindings(
    'field [A] string { salesforce Lead "X__c" }\nfield [B] string { salesforce Contact "X__c" }\n',
  );
  expectFindings('field [A] string { salesforce Lead "X__c", Lead "X__c" }\n');
});
