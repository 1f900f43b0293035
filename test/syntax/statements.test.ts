import { expect, it } from 'vitest';
import { itemsOf } from './tree.ts';

/** What each statement of a block is read as. */

function campaign(statement: string): string[] {
  return itemsOf(`campaign "C" {\n${statement}\n}`);
}

function flow(statement: string): string[] {
  return itemsOf(`campaign "C" {\nflow {\n${statement}\n}\n}`);
}

it.each([
  ['executable', 'Executable'],
  ['inactive', 'Inactive'],
  ['qualify once', 'Qualify once'],
  ['qualify every time', 'Qualify every time'],
  ['qualify every 7 days', 'Qualify 7~days'],
  ['schedule daily at 02:00', 'Schedule daily 02:00'],
  ['schedule daily at 2:00 from 2026-01-01 until 2026-12-31', 'Schedule daily 02:00 2026-01-01 2026-12-31'],
  ['schedule weekdays at 02:00', 'Schedule weekdays 02:00'],
  ['schedule every 2 hours at 02:00', 'Schedule every 2~hours 02:00'],
  ['schedule weekly on Monday, Friday at 09:00', 'Schedule weekly <Monday> <Friday> 09:00'],
  ['schedule monthly on 15 at 09:00', 'Schedule monthly 15 09:00'],
  ['schedule monthly on first Monday at 09:00', 'Schedule monthly <first Monday> 09:00'],
  ['schedule once at 2026-12-01T09:00', 'Schedule once 2026-12-01T09:00'],
  ['like "Template" in "Templates"', 'Like (AssetName "Template" "Templates")'],
  ['priority high', 'Priority <high>'],
  ['limits on', 'Limits on'],
  ['limits off', 'Limits off'],
])('reads the setting %s', (statement, expected) => {
  expect(campaign(statement)).toEqual([expected]);
});

it.each([
  ['trigger Person is Created', 'Trigger <Person is Created>'],
  ['trigger Fills Out Form "Demo"', 'Trigger <Fills Out Form> ("Demo")'],
  [
    'trigger Fills Out Form starts with "Hand-Raise:"',
    'Trigger <Fills Out Form starts with> ("Hand-Raise:")',
  ],
  ['trigger Added to Opportunity (Account)', 'Trigger <Added to Opportunity (Account)>'],
  [
    'trigger Score is Changed [Behavior Score] { [New Score] at least 100, [Change] between -5 and 5 }',
    'Trigger <Score is Changed> [Behavior Score] {[New Score] <at least> (100); [Change] <between> (-5 5)}',
  ],
  [
    'trigger Visits Web Page { [Web Page] "/pricing" }',
    'Trigger <Visits Web Page> {[Web Page] ("/pricing")}',
  ],
  ['trigger Campaign is Requested {}', 'Trigger <Campaign is Requested> {}'],
])('reads %s', (statement, expected) => {
  expect(campaign(statement)).toEqual([expected]);
});

it.each([
  ['filter [Country] is "US", "CA"', 'Filter (Test [Country] <is> ("US" "CA"))'],
  ['filter [Email Address] is not empty', 'Filter (Test [Email Address] <is not empty>)'],
  ['filter [Hand Raised] is true', 'Filter (Test [Hand Raised] <is> (true))'],
  ['filter [Score] between 25 and 49', 'Filter (Test [Score] <between> (25 49))'],
  ['filter [Created At] in past 5 days', 'Filter (Test [Created At] <in past> (5~days))'],
  ['filter Member of List "Partners"', 'Filter (Test <Member of List> ("Partners"))'],
  ['filter not Member of List "Partners"', 'Filter (Test not <Member of List> ("Partners"))'],
  [
    'filter Has Opportunity { [Is Closed] is false }',
    'Filter (Test <Has Opportunity> {[Is Closed] <is> (false)})',
  ],
  [
    'filter any {\n[A] is 1\nall { [B] is 2, not Filled Out Form "x" }\n}',
    'Filter (Group any (Test [A] <is> (1)) (Group all (Test [B] <is> (2)) (Test not <Filled Out Form> ("x"))))',
  ],
])('reads %s', (statement, expected) => {
  expect(campaign(statement)).toEqual([expected]);
});

it.each([
  ['Sync Person to SFDC', 'Flow (Step <Sync Person to SFDC>)'],
  ['Change Score [Behavior Score] by 5', 'Flow (Step <Change Score> [Behavior Score] <by> (5))'],
  [
    'Change Data Value [Date] to {{system.dateTime}}',
    'Flow (Step <Change Data Value> [Date] <to> ({{system.dateTime}}))',
  ],
  ['Change Data Value [Country] to empty', 'Flow (Step <Change Data Value> [Country] <to> (empty))'],
  ['Wait 5 minutes', 'Flow (Step <Wait> (5~minutes))'],
  ['Wait 4hrs', 'Flow (Step <Wait> (4~hrs))'],
  [
    'Create Task "Call" { [Due In] is 2 days }',
    'Flow (Step <Create Task> ("Call") {[Due In] <is> (2~days)})',
  ],
  ['Send Alert "A" to "x@y.z", "q@y.z"', 'Flow (Step <Send Alert> ("A") <to> ("x@y.z" "q@y.z"))'],
  ['Send Alert "A" to owner', 'Flow (Step <Send Alert> ("A") <to owner>)'],
  ['if [A] is "x" then Wait 1 day', 'Flow (Choice (Branch (Test [A] <is> ("x")) (Step <Wait> (1~day))))'],
  [
    'if [A] is "x" then nothing\nelse if Has Opportunity { [B] is 1 } then Wait 1 day\nelse nothing',
    'Flow (Choice (Branch (Test [A] <is> ("x")) (Nothing)) ' +
      '(Branch (Test <Has Opportunity> {[B] <is> (1)}) (Step <Wait> (1~day))) (Nothing))',
  ],
  ['Nothing Special', 'Flow (Step <Nothing Special>)'],
])('reads the step %s', (statement, expected) => {
  expect(flow(statement)).toEqual([expected]);
});

it.each([
  ['stage "1"', 'Stage "1"'],
  [
    'stage "2" { owner Marketing, master Marketo, stamp [A], first [B], latest [C], sla 1 day, terminal }',
    'Stage "2" (Owner <Marketing>) (Master <Marketo>) ' +
      '(Stamp (StampField [A]) (StampField first [B]) (StampField latest [C])) (Sla 1~day) (Terminal)',
  ],
  [
    'stage "3" {\nowner "Inside Sales"\nentry "Asked"\nexit "Left"\n}',
    'Stage "3" (Owner "Inside Sales") (Entry "Asked") (Exit "Left")',
  ],
  ['path "1" -> "2"\n  -> "3" ->\n "4"', 'Path "1" "2" "3" "4"'],
  ['allow "1", "2" -> "3" -> "4", "5"', 'Allow "1" "2" "3" "4" "5"'],
  ['allow any -> "9"', 'Allow any "9"'],
  ['allow empty -> "0"', 'Allow empty "0"'],
])('reads %s of a lifecycle', (statement, expected) => {
  expect(itemsOf(`lifecycle "P" on [S] {\n${statement}\n}`)).toEqual([expected]);
});

it.each([
  ['given [Country] is "US"', 'Given (Test [Country] <is> ("US"))'],
  ['when Fills Out Form "Demo"', 'When (Event <Fills Out Form> ("Demo"))'],
  ['when Fills Out Form "Demo" creating the person', 'When creating (Event <Fills Out Form> ("Demo"))'],
  ['when after 10 minutes Fills Out Form "Demo"', 'When 10~minutes (Event <Fills Out Form> ("Demo"))'],
  ['when [Lead Status] becomes "Open" in Salesforce', 'When (Becomes in Salesforce [Lead Status] "Open")'],
  ['when [Score] becomes 5', 'When (Becomes [Score] 5)'],
  [
    'when all { Fills Out Form "Demo", [Country] becomes "US" }',
    'When (Together (Event <Fills Out Form> ("Demo")) (Becomes [Country] "US"))',
  ],
  ['when "30 - SLA" runs', 'When (BatchRun "30 - SLA")'],
  ['then [Stage] is "2 - MQL"', 'Then (Holds (Test [Stage] <is> ("2 - MQL")))'],
  ['then not [Stage] is "2 - MQL"', 'Then (Holds (Test not [Stage] <is> ("2 - MQL")))'],
  ['then not Member of List "X"', 'Then (Holds (Test not <Member of List> ("X")))'],
  ['then Send Alert "A" happens once', 'Then (Happens once <Send Alert> ("A"))'],
  ['then Send Alert "A" happens never', 'Then (Happens never <Send Alert> ("A"))'],
  ['then Wait 5 minutes happens 2 times', 'Then (Happens <Wait> (5~minutes) 2)'],
  [
    'then Sync Person to SFDC happens before Send Alert "A"',
    'Then (HappensBefore <Sync Person to SFDC> <Send Alert> ("A"))',
  ],
])('reads %s of a scenario', (statement, expected) => {
  expect(itemsOf(`scenario "S" {\n${statement}\n}`)).toEqual([expected]);
});

it.each([
  ['channel "Operational"', 'Channel "Operational"'],
  ['type Default', 'ProgramType <Default>'],
  ['workspace "EMEA"', 'Workspace "EMEA"'],
  ['tag "Region" "EMEA"', 'Tag "Region" "EMEA"'],
  ['cost 2026-12-01 5000 "Venue"', 'Cost 2026-12-01 5000 "Venue"'],
  ['token "Threshold" number 100', 'TokenItem "Threshold" <number> 100'],
  ['token "Text" rich text "<b>Hi</b>"', 'TokenItem "Text" <rich text> "<b>Hi</b>"'],
])('reads %s of a program', (statement, expected) => {
  expect(itemsOf(`program "P" {\n${statement}\n}`)).toEqual([expected]);
});

it.each([
  ['api "lifecycleStatus"', 'Api "lifecycleStatus"'],
  ['values "A", "B"', 'AllowedValues "A" "B"'],
  [
    'salesforce Lead "A__c", Contact "B__c", api "c"',
    'SalesforceFields (SalesforceField <Lead> "A__c") (SalesforceField <Contact> "B__c")|Api "c"',
  ],
])('reads %s of a field', (statement, expected) => {
  expect(itemsOf(`field [F] string {\n${statement}\n}`).join('|')).toBe(expected);
});

it.each([
  ['writes [A], [B]', 'Writes [A] [B]'],
  ['reads [A]', 'Reads [A]'],
  ['requests "C"', 'Requests "C"'],
  ['requestable', 'Requestable'],
  ['executable', 'ExecutableExternal'],
  ['token "T" 5', 'ExternalToken "T" 5'],
])('reads %s of an external asset', (statement, expected) => {
  expect(itemsOf(`external campaign "X" {\n${statement}\n}`)).toEqual([expected]);
});
