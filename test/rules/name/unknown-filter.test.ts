import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('name/unknown-filter');

it('names the words that are no filter and leaves the operator alone', () => {
  const text = 'smart list "L" {\n  filter /*! name/unknown-filter */ Membr of List in "Customers"\n}\n';
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('Marketo has no filter "Membr of List".');
  expect(applyFix(text)).toContain('filter Member of List in "Customers"');
});

it('looks into groups and choices', () => {
  expectFindings(`
campaign "A" {
  trigger Person is Created
  filter any {
    [Country] is "DE"
    /*! name/unknown-filter */ Has Oportunity
  }
  flow {
    if /*! name/unknown-filter */ Member of Smrt List "X" then Sync Person to SFDC
  }
}
`);
});

it('accepts activities, memberships and their negation', () => {
  expectFindings(`
smart list "L" {
  filter not Filled Out Form "Demo" { [Date of Activity] in past 90 days }
  filter not Member of List "Customers"
  filter Has Opportunity { [Is Closed] is false }
}
`);
});

it('takes a field without its brackets for a filter that is missing', () => {
  expectAll('smart list "L" {\n  filter /*! name/unknown-filter */ Country is "DE"\n}\n');
});
