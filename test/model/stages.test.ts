import { expect, it } from 'vitest';
import { modelOf } from './workspace-of.ts';

const head = `
field [Stage] string
lifecycle "L" on [Stage] {
  stage "A"
  stage "B"
  stage "C"
  path "A" -> "B" -> "C"
  allow "A" -> "C"
}
`;

/** From which stages each stage is written: `A, B → C`; '' is 'no stage yet'. */
function moves(text: string): string[] {
  const [machine] = modelOf(head + text).stageMachines;
  return (machine?.writes ?? []).map(({ from, to }) => `${[...from].sort().join(', ')} → ${to}`);
}

it('takes anybody where nothing is asked', () => {
  expect(
    moves('campaign "X" {\n trigger Person is Created\n flow { Change Data Value [Stage] to "B" }\n}'),
  ).toEqual([', a, b, c → B']);
});

it('narrows by filters, groups and negation', () => {
  expect(
    moves(`campaign "X" {
  trigger Person is Created
  filter [Stage] is not empty
  filter any {
    [Stage] is "A"
    all { [Stage] is not "A", [Stage] is not "C" }
  }
  flow { Change Data Value [Stage] to "C" }
}`),
  ).toEqual(['a, b → C']);
});

it('narrows by the branches of a choice and by those before', () => {
  expect(
    moves(`campaign "X" {
  trigger Person is Created
  filter [Stage] is "A", "B"
  flow {
    if [Stage] is "A" then Change Data Value [Stage] to "B"
    else if [Country] is "US" then Change Data Value [Stage] to "C"
    else nothing
  }
}`),
  ).toEqual(['a → B', 'b → C']);
});

it('looks into smart lists, and survives one that contains itself', () => {
  expect(
    moves(`
smart list "Fits" { filter [Stage] is "A", filter Member of Smart List "Fits" }
campaign "X" {
  trigger Person is Created
  filter Member of Smart List "Fits"
  flow { Change Data Value [Stage] to "B" }
}`),
  ).toEqual(['a → B']);
});

it('follows execution and request into the called campaign', () => {
  expect(
    moves(`
campaign "X" {
  trigger Person is Created
  filter [Stage] is "A"
  flow { Execute Campaign "Y" }
}
campaign "Y" { executable, flow { Change Data Value [Stage] to "B" } }
campaign "Z" { trigger Data Value Changes [Stage] { [New Value] is "B" }, flow { Change Data Value [Stage] to "C" } }`),
  ).toEqual(['a → B', 'b → C']);
});

it('knows after a write where the person is, and after a wait no longer', () => {
  expect(
    moves(`campaign "X" {
  trigger Person is Created
  flow {
    Change Data Value [Stage] to "A"
    Change Data Value [Stage] to "B"
    Wait 1 day
    Change Data Value [Stage] to "C"
  }
}`),
  ).toEqual([', a, b, c → A', 'a → B', ', a, b, c → C']);
});

it('comes to an end when campaigns execute one another in a circle', () => {
  expect(
    moves(`
campaign "X" { trigger Person is Created, flow { Execute Campaign "Y" } }
campaign "Y" { executable, flow { Change Data Value [Stage] to "A"
 Execute Campaign "Z" } }
campaign "Z" { executable, flow { Execute Campaign "Y" } }`),
  ).toEqual([', a, b, c → A']);
});

it('knows the declared moves', () => {
  const [machine] = modelOf(head).stageMachines;
  expect(machine?.isDeclared('A', 'B')).toBe(true);
  expect(machine?.isDeclared('a', 'c')).toBe(true);
  expect(machine?.isDeclared('B', 'A')).toBe(false);
  expect(machine?.isDeclared('', 'C')).toBe(true);
});
