import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('name/unknown-trigger');

it('offers the trigger that was probably meant', () => {
  const text =
    'campaign "A" {\n  trigger /*! name/unknown-trigger */ Person is Creatd\n  flow { Sync Person to SFDC }\n}\n';
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('Marketo has no trigger "Person is Creatd".');
  expect(applyFix(text)).toContain('trigger Person is Created\n');
});

it('keeps the operator behind a misspelled name', () => {
  const text =
    'campaign "A" {\n  trigger Fils Out Form starts with "Hand-Raise:"\n  flow { Sync Person to SFDC }\n}\n';
  expect(applyFix(text)).toContain('trigger Fills Out Form starts with "Hand-Raise:"');
});

it('accepts older names and any letter case', () => {
  expectFindings('campaign "A" {\n  trigger lead is created\n  flow { Sync Person to SFDC }\n}\n');
});

it('looks at the events of scenarios too', () => {
  expectFindings(
    'scenario "S" {\n  when /*! name/unknown-trigger */ Fills In Form "Demo"\n  then [Country] is "DE"\n}\n',
  );
});

it('is the only one to speak when a caller needs that very trigger', () => {
  expectAll(`
campaign "A" {
  trigger Person is Created
  flow { Request Campaign "B" }
}
campaign "B" {
  qualify every time
  trigger /*! name/unknown-trigger */ Campaign is Requestd "Marketo Flow Action"
  flow { Sync Person to SFDC }
}
`);
});
