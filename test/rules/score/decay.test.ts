import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('score/decay');
const mark = '/*! score/decay */ ';

const nightly = (step: string, filter = '[Country] is "DE"') =>
  `field [Behavior] score\ncampaign "Decay" {\n  qualify every time\n  schedule daily at 02:00\n  filter ${filter}\n  flow {\n    ${step}\n  }\n}\n`;
const lower = 'Change Score [Behavior] by -10';
const floor = (condition: string) =>
  `campaign "Floor" {\n  qualify every time\n  trigger Score is Changed [behavior] { [New Score] ${condition} }\n  flow { Change Score [Behavior] to 0 }\n}\n`;

it('tells how far, and stops at 0', () => {
  const text = nightly(mark + lower);
  const [finding] = expectFindings(text);
  expect(finding?.severity).toBe('information');
  expect(finding?.message).toBe(
    '"Decay" lowers [Behavior] by 10 with every run, and nothing keeps it from falling below 0.',
  );
  const fixed = applyFix(text);
  expect(fixed).toContain(
    '    if [Behavior] at least 10 then Change Score [Behavior] by -10\n    else Change Score [Behavior] to 0\n',
  );
  expectFindings(fixed);
});

it('accepts a floor, in another campaign, a filter or a choice', () => {
  expectFindings(nightly(lower) + floor('less than 0'));
  expectFindings(nightly(mark + lower) + floor('at least 100'));
  expectFindings(nightly(lower, '[Behavior] greater than 0'));
  expectFindings(nightly(mark + lower, '[Person Score] greater than 0'));
});

it('leaves alone what runs once, what adds and what is set', () => {
  expectFindings(nightly(lower).replace('daily at 02:00', 'once at 2026-12-01T02:00'));
  expectFindings(nightly('Change Score [Behavior] by 10'));
  expectFindings(nightly('Change Score [Behavior] to 0'));
  expectFindings(nightly(lower).replace('schedule daily at 02:00', 'trigger Unsubscribes from Email is any'));
});

it('knows the score that merging adds up', () => {
  const hot = (at: string, score: string, condition = '[New Score] at least 100') =>
    `campaign "Hot" {\n  ${at}trigger Score is Changed [${score}] { ${condition} }\n  flow { Add to List "Hot" }\n}\n`;
  const [finding] = expectFindings(hot(mark, 'Lead Score'));
  expect(finding?.message).toBe(
    '"Hot" waits for a threshold of [Lead Score], which Marketo adds up when Salesforce merges two people.',
  );
  expectFindings(hot('', 'Behavior Score'));
  expectFindings(hot('', 'Person Score', '[New Score] less than 0'));
});

it('lets a floor count that is written in another way, of the same score, and that works', () => {
  expectFindings(nightly(lower) + floor('at most 0'));
  const value = (field: string) =>
    `campaign "Floor" {\n  qualify every time\n  trigger Data Value Changes ${field} { [New Value] less than 0, [Source] is "Marketo Flow Action" }\n  flow { Change Score [Behavior] to 0 }\n}\n`;
  expectFindings(nightly(lower) + value('[Behavior]'));
  expectFindings(nightly(mark + lower) + value('[Person Score]'));
  expectFindings(nightly(mark + lower) + floor('less than 0').replace('qualify', 'inactive\n  qualify'));
  expectFindings(nightly(mark + lower) + floor('less than 0').replace('[New Score]', '[Old Score]'));
});

it('has nothing to say about an inactive campaign, or one that is run by hand', () => {
  expectFindings(nightly(lower).replace('qualify', 'inactive\n  qualify'));
  expectFindings(nightly(lower).replace('  schedule daily at 02:00\n', ''));
  expectFindings(nightly(lower).replace('  filter', '  trigger Unsubscribes from Email is any\n  filter'));
});

it('leaves alone a change by a token, by nothing, or of an unknown score', () => {
  expectFindings(nightly('Change Score [Behavior] by {{my.Points}}'));
  expectFindings(nightly('Change Score [Behavior] by 0'));
  expectFindings(nightly(`${mark}Change Score [Unheard of] by -5`));
});

it('takes no test of a list for a test of the score, and offers no fix inside a choice', () => {
  expectFindings(nightly(mark + lower, 'Member of List "Behavior"'));
  const [finding] = expectFindings(nightly(`if [Country] is "DE" then ${mark}${lower}\n    else nothing`));
  expect(finding?.fixes).toEqual([]);
});

it('looks for thresholds in changes of a score only', () => {
  const hot = (trigger: string) =>
    `campaign "Hot" {\n  trigger ${trigger}\n  flow { Add to List "Hot" }\n}\n`;
  expectFindings(hot('Score is Changed [Person Score] { [Score Change] at least 10 }'));
  expectFindings(hot('Score is Changed [Person Score] { [Old Score] at least 100 }'));
  expectFindings(hot('Score is Changed [Person Score]'));
  expectFindings(hot('Data Value Changes [Person Score] { [New Value] at least 100 }'));
});
