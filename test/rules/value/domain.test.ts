import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('value/domain');

const lifecycle = `
field [Stage] string
lifecycle "L" on [Stage] {
  stage "1 - Known" { terminal }
  stage "2 - MQL" { terminal }
}
`;

const campaign = (lines: string) => `campaign "A" {\n  qualify every time\n  ${lines}\n}\n`;

it('knows the stages wherever the stage field is written or tested', () => {
  const text =
    lifecycle +
    campaign(`trigger Data Value Changes [Stage] {
    [New Value] is /*! value/domain */ "2 - MLQ"
    [Previous Value] is not /*! value/domain */ "0 - New"
  }
  filter [Stage] is "1 - Known", /*! value/domain */ "9 - Out"
  flow {
    if [Stage] is /*! value/domain */ "1 - Knwn" then Change Data Value [Stage] to /*! value/domain */ "2 - MLQ"
    Change Data Value [Stage] to empty
    Change Data Value [Stage] to {{my.Stage}}
  }`) +
    `scenario "S" {
  given [Stage] is /*! value/domain */ "0"
  when [Stage] becomes /*! value/domain */ "5" in Salesforce
  then [Stage] is /*! value/domain */ "MQL"
}
`;
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    '[New Value] is compared with "2 - MLQ", which is not a stage of lifecycle "L".',
  );
  expect(applyFix(text)).toContain('[New Value] is "2 - MQL"');
});

it('ignores letter case in tests, not in what is written', () => {
  const text =
    lifecycle +
    campaign(`trigger Person is Created
  filter [Stage] is not "1 - KNOWN"
  flow { Change Data Value [Stage] to /*! value/domain */ "1 - known" }`);
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('[Stage] is set to "1 - known", which Marketo stores beside "1 - Known".');
  expect(applyFix(text)).toContain('to "1 - Known" }');
});

it('asks of a pattern that it fits at least one value', () => {
  expectFindings(
    `${lifecycle}smart list "X" {
  filter [Stage] starts with "2 -", /*! value/domain */ "3 -"
  filter [Stage] not contains "known"
  filter [Stage] is not empty
}
`,
  );
});

it('knows declared picklists, Marketo’s own values and what is true or false', () => {
  expectFindings(`
field [Tier] string { values "Gold", "Silver" }
field [Hand Raised] boolean
smart list "X" {
  filter [Tier] is /*! value/domain */ "Bronze"
  filter [Hand Raised] is /*! value/domain */ "Yes"
  filter [Unsubscribed] is false
  filter [SFDC Type] is /*! value/domain */ "Account"
}
`);
});

it('says that the caller of a campaign is a class of callers', () => {
  const text = campaign(
    'trigger Campaign is Requested /*! value/domain */ "000 - Create"\n  flow { Sync Person to SFDC }',
  );
  const [finding] = expectAll(text);
  expect(finding?.message).toBe(
    '[Source] is compared with "000 - Create", which is not a value of [Source].',
  );
  expectAll(text.replace('/*! value/domain */ "000 - Create"', '"Marketo Flow Action", "Sales Insight"'));
});

it('knows the words that stand for a value', () => {
  const text = campaign(`trigger Owner Changes
  flow {
    Send Alert "New MQL" to /*! value/domain */ ownr
    Send Alert "New MQL" to account owner
    Interesting Moment Milestone { [Description] is "Met" }
    Interesting Moment /*! value/domain */ "Fair" { [Description] is "Met" }
  }`);
  expectAll(text);
  expect(applyFix(text)).toContain('to owner\n');
});

it('puts a text without quotes into quotes', () => {
  const text = campaign(
    'trigger Person is Created\n  flow { Change Data Value [Country] to /*! value/domain */ Germany }',
  );
  expectAll(text);
  expect(applyFix(text)).toContain('to "Germany" }');
});

it('knows days, priorities and masters', () => {
  expectAll(`
campaign "B" {
  schedule weekly on Monday, /*! value/domain */ Tusday at 09:00
  flow { Change Data Value [Country] to "DE" }
}
campaign "C" {
  qualify every time
  priority /*! value/domain */ Urgent
  trigger Owner Changes
  flow { Sync Person to SFDC }
}
lifecycle "L" on [Stage] {
  stage "1" { owner Sales, master /*! value/domain */ Salesforc }
  stage "2" { owner Sales, master Dynamics }
}
`);
});

it('does not take a field of program members for the person’s', () => {
  expectFindings(
    `${lifecycle}${campaign('trigger Program Member Data is Changed "Fair" { [New Value] is "x" }\n  flow { Change Program Member Data [Stage] to "Speaker" }')}`,
  );
});

it('leaves to its own rule an operator that nobody knows', () => {
  expectFindings(
    `field [Tier] string { values "Gold" }\nsmart list "X" {\n  filter [Tier] resembles "Bronze"\n}\n`,
  );
});

it('looks at the new and the previous value, and at no other constraint', () => {
  expectFindings(
    lifecycle +
      campaign(
        'trigger Data Value Changes [Stage] { [Reason] contains "form", [Source] is "Web form fillout" }\n  flow { Sync Person to SFDC }',
      ),
  );
  expectFindings(
    lifecycle +
      campaign(
        'trigger Data Value Changes [Country], [Stage] { [New Value] is "9" }\n  flow { Sync Person to SFDC }',
      ),
  );
  expectFindings(
    lifecycle +
      campaign('trigger Data Value Changes [Country] { [New Value] is "9" }\n  flow { Sync Person to SFDC }'),
  );
});

it('does not ask a step for what it leaves out, nor a scenario for fields without a list', () => {
  expectFindings(lifecycle + campaign('trigger Person is Created\n  flow { Change Data Value [Stage] }'));
  expectFindings(
    `${lifecycle}scenario "S" {\n  when [Country] becomes "Atlantis"\n  then Sync Person to SFDC happens\n}\n`,
  );
});

it('looks into events that happen together', () => {
  expectFindings(
    `${lifecycle}scenario "S" {\n  when all {\n    [Stage] becomes /*! value/domain */ "5"\n    Person is Created\n  }\n  then Sync Person to SFDC happens\n}\n`,
  );
});
