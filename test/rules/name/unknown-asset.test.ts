import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('name/unknown-asset');

it('is sure where a declared name has one slip', () => {
  const text = `
smart list "Fits MQL" {
  filter [Country] is "DE"
}
campaign "A" {
  trigger Person is Created
  filter Member of Smart List /*! name/unknown-asset */ "Fit MQL"
  flow { Sync Person to SFDC }
}
external smart list "Customers"
campaign "B" {
  trigger Person is Created
  filter not Member of Smart List /*! name/unknown-asset */ "Custmoers"
  flow { Sync Person to SFDC }
}
`;
  const findings = expectFindings(text);
  expect(findings.map(({ severity }) => severity)).toEqual(['hint', 'error']);
  expect(applyFix(text)).toContain('Member of Smart List "Customers"');
});

it('mentions an undeclared asset once, and only where others of its kind are declared', () => {
  expectFindings(`
external form "Demo"
campaign "A" {
  trigger Fills Out Form /*! name/unknown-asset */ "Newsletter"
  filter not Member of List "Competitors"
  flow { Send Email "Welcome" }
}
campaign "B" {
  trigger Fills Out Form "Newsletter"
  flow { Sync Person to SFDC }
}
`);
});

it('compares whole names only', () => {
  expectAll(`
external form /*! name/unused */ "Demo"
campaign "A" {
  trigger Fills Out Form starts with "Hand-Raise:"
  flow { Sync Person to SFDC }
}
`);
});

it('finds assets inside programs by both spellings', () => {
  expectFindings(`
external email "New MQL" in "OPS Alerts"
campaign "A" {
  trigger Owner Changes
  flow {
    Send Alert "OPS Alerts.New MQL" to owner
    Send Alert "New MQL" to owner
  }
}
`);
});

it('says that an asset of the name exists, but of another kind', () => {
  const [finding] = expectFindings(`
external email "Demo"
external form "Contact"
campaign "A" {
  trigger Fills Out Form /*! name/unknown-asset */ "Demo"
  flow { Sync Person to SFDC }
}
`);
  expect(finding?.related[0]?.message).toBe('The name belongs to a declared email');
});

it('knows which kinds of assets there are', () => {
  const text = 'external /*! name/unknown-asset */ emial "A", "B"\n';
  expectAll(text);
  expect(applyFix(text)).toBe('external email "A", "B"\n');
});

it('looks at the program that a program is a copy of', () => {
  expectFindings(`
external program "Lifecycle Kit"
program "P" {
  like /*! name/unknown-asset */ "Lifecycle Kti"
}
`);
  const [finding] = expectFindings('program "P" {\n  like /*! name/unknown-asset */ "Some Kit"\n}\n');
  expect(finding).toMatchObject({ severity: 'hint', message: 'No file declares the program "Some Kit".' });
});
