import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('name/duplicate');

it('points from the second to the first', () => {
  const [finding] = expectFindings(`
list "Customers"
list /*! name/duplicate */ "Customers"
list "customers of partners"
`);
  expect(finding?.message).toBe('The list "Customers" exists already in its program.');
  expect(finding?.related[0]?.message).toBe('"Customers" is declared here first');
});

it('finds two campaigns with the very same text', () => {
  const campaign = (mark: string) =>
    `campaign ${mark}"A" {\n  trigger Person is Created\n  flow { Sync Person to SFDC }\n}\n`;
  expectFindings(campaign('') + campaign('/*! name/duplicate */ '));
});

it('lets two programs each have a campaign of one name', () => {
  const campaign = 'campaign "A" {\n  trigger Person is Created\n  flow { Sync Person to SFDC }\n}\n';
  expectFindings({ one: `program "One"\n${campaign}`, two: `program "Two"\n${campaign}` });
  expectFindings({
    one: `program "One"\n${campaign}`,
    two: `program "One"\n${campaign.replace('"A"', '/*! name/duplicate */ "A"')}`,
  });
});

it('knows that a standard field has several names, and that an opportunity has fields of its own', () => {
  expectFindings(`
field [Lead Status] string
field /*! name/duplicate */ [person status] string
field Company [Tier] string
field /*! name/duplicate */ [Tier] string
field Opportunity [Tier] string
`);
});

it('looks at stages, tokens and the settings of a program', () => {
  expectFindings({
    one: 'program "P" {\n  token "T" text "a"\n  token /*! name/duplicate */ "T" text "b"\n}\n',
    two: 'program /*! name/duplicate */ "P" { channel "Operational" }\nlifecycle "L" on [Person Status] {\n  stage "1 - Known"\n  stage /*! name/duplicate */ "1 - KNOWN"\n}\n',
    three: 'program "P"\n',
  });
});
