import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('name/unused');

const due = '/*! name/unused */';
const campaign = (...lines: string[]) =>
  `campaign "A" {\n  qualify every time\n  trigger Person is Created\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const idle = campaign('flow { Sync Person to SFDC }');

it('finds each kind of thing', () => {
  const findings = expectFindings(`
program "P" {
  channel "Operational"
  token ${due} "Idle" text "x"
}
field ${due} [Idle] string
smart list ${due} "Idle" { filter [Country] is "US" }
external form ${due} "Idle", "Idle Too"
${idle}`);
  expect(findings.map(({ message }) => message).toSorted()).toEqual([
    'Nothing in these files uses the field [Idle].',
    'Nothing in these files uses the form "Idle" and "Idle Too".',
    'Nothing in these files uses the smart list "Idle".',
    'Nothing in these files uses the token {{my.Idle}}.',
  ]);
  expect(findings.every(({ unnecessary }) => unnecessary)).toBe(true);
});

it('counts every way to use a field', () => {
  expectFindings(`
field [A] string
field [B] string
field [C] date
field [D] string { salesforce Lead "D__c" }
field [E] string
field [Person Status] string
lifecycle "L" on [A] { stage "1" { stamp [C] } }
external campaign "X" { reads [E] }
${campaign('filter [Lead Status] is "Open"', 'flow { Change Data Value [Country] to "{{lead.b:default=x}}" }')}`);
});

it('counts pieces of names, all of a kind, scenarios and assets beside a used one', () => {
  expectFindings(`
external form "Demo: One", "Demo: Two"
external email "Mail", "Another"
external landing page "/x"
external list "L"
external smart list "Elsewhere"
campaign "A" {
  trigger Fills Out Form starts with "Demo:"
  trigger Visits Web Page
  flow { Send Email "Mail" }
}
scenario "S" {
  given Member of List "L"
  when Fills Out Form "Demo: One"
  then Member of Smart List "Elsewhere"
}
`);
});

it('leaves externals alone that say what they do, and tokens that an email may hold', () => {
  expectFindings(`
program "P" {
  channel "Operational"
  token "Signature" text "x"
  token "Full" text "{{my.Signature}}"
}
external campaign "X" { writes [Country] }
external program "Webinar"
${campaign('flow { Send Email "Mail" }')}`);
  expectFindings(`
program "P" {
  channel "Operational"
  token "Points" score 15
}
external campaign "Score" in "Scoring" {
  executable
  writes [Person Score]
  token "my.Points" 0
}
${campaign('flow { Execute Campaign "Score" in "Scoring" }')}`);
  expectFindings(`
program "P" {
  channel "Operational"
  token ${due} "Signature" text "x"
}
external email "Other.Mail"
${campaign('flow { Send Email "Other.Mail" }')}`);
});

it('leaves libraries alone, and what is only misspelled', () => {
  expectFindings('smart list "L" { filter [Country] is "US" }\nfield [F] string\n');
  expectAll(
    `external form "Demo Request"\ncampaign "A" {\n  trigger Fills Out Form /*! name/unknown-asset */ "Demo Reqest"\n  flow { Sync Person to SFDC }\n}\n`,
  );
});

it('counts the copy of a program as a use', () => {
  expectFindings(`
external program "Kit"
program "P" {
  like "Kit"
}
${idle}`);
});

it.each([
  ['of its program', 'external email "Mail" in "P"', ['Mail'], false],
  ['of another program', 'external email "Mail" in "Q"', ['Mail'], true],
  ['named by its program', 'external email "P.Mail"', ['P.Mail'], false],
  ['named by another program', 'external email "Q.Mail"', ['Q.Mail'], true],
  ['of no program', 'external email "Mail"', ['Mail'], false],
  ['beside its own', 'external email "Mail" in "Q"\nexternal email "More" in "P"', ['Mail', 'More'], false],
])('takes a token for idle where no email may hold it: one %s', (_, emails, sent, isIdle) => {
  expectFindings(`
program "P" {
  channel "Operational"
  token ${isIdle ? due : ''} "Signature" text "x"
}
${emails}
${campaign('flow {', ...sent.map((name) => `  Send Email "${name}"`), '}')}`);
});

it('takes a landing page of its program for where a token may stand', () => {
  expectFindings(`
program "P" {
  channel "Operational"
  token "Signature" text "x"
}
external landing page "/x" in "P"
campaign "A" {
  trigger Visits Web Page
  flow { Sync Person to SFDC }
}
`);
});

it('counts a smart list that is meant by a piece of its name, in any case', () => {
  expectFindings(`
smart list "Target Accounts" { filter [Country] is "US" }
smart list ${due} "Others" { filter [Country] is "DE" }
${campaign('filter Member of Smart List contains "target"', 'flow { Sync Person to SFDC }')}`);
});

it('does not take a smart list for a misspelled one that is used elsewhere', () => {
  expectAll(`
smart list "Target Acounts" { filter [Country] is "US" }
campaign "A" {
  qualify every time
  trigger Person is Created
  filter Member of Smart List /*! name/unknown-asset */ "Target Accounts"
  flow { Sync Person to SFDC }
}
`);
});

it('knows a standard field by each of its names', () => {
  expectFindings(`
field [Lead Status] string
field ${due} [City] string
${campaign('filter [Person Status] is "Open"', 'flow { Sync Person to SFDC }')}`);
});
