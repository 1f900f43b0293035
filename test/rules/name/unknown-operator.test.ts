import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('name/unknown-operator');

it('offers the operator that was probably meant', () => {
  const text = 'smart list "L" {\n  filter [Country] /*! name/unknown-operator */ contain "DE"\n}\n';
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('Marketo has no operator "contain".');
  expect(applyFix(text)).toContain('[Country] contains "DE"');
});

it('looks at triggers, constraints and choices', () => {
  expectFindings(`
campaign "A" {
  trigger Fills Out Form /*! name/unknown-operator */ begins with "Hand" {
    [Web Page] /*! name/unknown-operator */ has "/careers"
  }
  flow {
    if [Country] /*! name/unknown-operator */ equals "DE" then Sync Person to SFDC
  }
}
`);
});

it('is the only one to speak about a comparison that cannot be read', () => {
  expectAll(`
field [Tier] string { values "Gold", "Silver" }
smart list "L" {
  filter [Tier] /*! name/unknown-operator */ bigger than "Bronze"
}
`);
});

it('accepts every operator of the glossary', () => {
  expectAll(`
smart list "L" {
  filter [Created At] in past 30 days
  filter [Person Score] between 25 and 49
  filter [Job Title] not starts with "Student"
  filter [Email Address] is not empty
}
`);
});
