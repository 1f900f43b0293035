import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('choice/no-default');

const flow = (choice: string) => `
field [Stage] string
lifecycle "L" on [Stage] {
  stage "1"
  stage "2"
}
campaign "A" {
  qualify every time
  trigger Person is Created
  flow {
    ${choice}
  }
}
`;

it('speaks about routers: calls, stages and owners', () => {
  const [finding] = expectFindings(
    flow(`/*! choice/no-default */ if [Country] is "US" then Execute Campaign "B"
    else if [Person Score] at least 5 then Execute Campaign "C"
    /*! choice/no-default */ if [Country] is "US" then Change Owner to "Jo"
    else if [Country] is "DE" then Change Owner to "Kim"
    /*! choice/no-default */ if [Country] is "US" then Change Data Value [stage] to "1"
    else if [Country] is "DE" then Change Data Value [Stage] to "2"`),
  );
  expect(finding?.message).toBe(
    'This choice executes campaigns, but says nothing of people whom none of its 2 branches on [Country] and [Person Score] takes.',
  );
});

it('adds the branch that Marketo has anyway', () => {
  const text = flow(`/*! choice/no-default */ if [Country] is "US" then Request Campaign "B"
    else if [Country] is "DE" then Request Campaign "C" // the rest?`);
  const fixed = applyFix(text);
  expect(fixed).toContain(
    'else if [Country] is "DE" then Request Campaign "C"\n    else nothing // the rest?',
  );
  expectFindings(fixed);
});

it('lets a single branch, other steps and a written default be', () => {
  expectFindings(
    flow(`if [Country] is "US" then Execute Campaign "B"
    if [Country] is "US" then Change Data Value [Stage] to "1"
    else if [Country] is "DE" then nothing
    if [Country] is "US" then Change Score [Person Score] by 5
    else if [Country] is "DE" then Change Score [Person Score] by 4
    if [Country] is "US" then Execute Campaign "B"
    else if [Country] is "DE" then Execute Campaign "C"
    else nothing`),
  );
});

it.each([
  ['[Stage] is empty', '[Stage] is not empty'],
  ['[Unsubscribed] is true', '[Unsubscribed] is false'],
  ['Member of List "L"', 'not Member of List "L"'],
  ['[Country] is "US"', '[Country] is not "US"'],
])('knows that %s and %s take everybody', (one, other) => {
  expectFindings(flow(`if ${one} then Execute Campaign "B"\n    else if ${other} then Execute Campaign "C"`));
});

it('knows that ranges leave people without a number', () => {
  expectFindings(
    flow(`/*! choice/no-default */ if [Person Score] at least 5 then Execute Campaign "B"
    else if [Person Score] less than 5 then Execute Campaign "C"`),
  );
});

it.each([
  ['[Unsubscribed] is true', '[Country] is "DE"'],
  ['[Unsubscribed] is true', '[Unsubscribed] is true'],
  ['[Unheard of] is "a"', '[Country] is not "a"'],
  ['Member of List "L"', '[Country] is "DE"'],
])('knows that %s and %s leave somebody out', (one, other) => {
  expectFindings(
    flow(
      `/*! choice/no-default */ if ${one} then Execute Campaign "B"\n    else if ${other} then Execute Campaign "C"`,
    ),
  );
});

it('names what writes the stage, and what the branches ask for', () => {
  const [stage] = expectFindings(
    flow(`/*! choice/no-default */ if Member of List "L" then Change Data Value [Stage] to "1"
    else if [Country] is "DE" then Change Data Value [Stage] to "2"`),
  );
  expect(stage?.message).toBe(
    'This choice writes the stage [Stage], but says nothing of people whom none of its 2 branches on Member of List and [Country] takes.',
  );
  expect(stage?.place.end).toBeLessThan(stage?.fixes[0]?.edits[0]?.place.start ?? 0);
});

it('does not take a list or another field for a way on', () => {
  expectFindings(
    flow(`if [Country] is "US" then Add to List "Stage"
    else if [Country] is "DE" then Add to List "L"
    if [Country] is "US" then Change Data Value [City] to "1"
    else if [Country] is "DE" then Change Data Value [City] to "2"`),
  );
});
