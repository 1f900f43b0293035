import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('stage/no-way-out');

const lifecycle = (stages: string) => `field [Stage] string\nlifecycle "L" on [Stage] {\n${stages}\n}\n`;
const create = (stage: string) =>
  `campaign "Create" {\n  trigger Person is Created\n  flow { Change Data Value [Stage] to "${stage}" }\n}\n`;
const move = (from: string, to: string) =>
  `campaign "${from} to ${to}" {\n  qualify every time\n  trigger Fills Out Form "${to}"\n  filter [Stage] is "${from}"\n  flow { Change Data Value [Stage] to "${to}" }\n}\n`;

it('names the campaigns that lead in and offers to declare an end', () => {
  const text = `${lifecycle('stage "1"\nstage /*! stage/no-way-out */ "2" { sla 3 days }')}${move('1', '2')}`;
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('People enter "2", but no campaign takes anyone out of it.');
  expect(finding?.related[0]?.message).toBe('"1 to 2" moves people into it here');
  const fixed = applyFix(text);
  expect(fixed).toContain('stage "2" { sla 3 days, terminal }');
  expectFindings(fixed);
});

it('declares a stage without settings terminal, too', () => {
  const text = `${lifecycle('stage /*! stage/no-way-out */ "1"')}${create('1')}`;
  expect(applyFix(text)).toContain('stage "1" { terminal }');
});

it('says which declared move nobody makes', () => {
  const [finding] = expectFindings(
    `${lifecycle('stage "1"\nstage /*! stage/no-way-out */ "2"\npath "1" -> "2" -> "1"')}${create('1')}${move('1', '2')}`,
  );
  expect(finding?.advice).toBe('Add a campaign that sets [Stage] to "1".');
  expect(finding?.fixes).toEqual([]);
});

it('follows filters, choices and smart lists', () => {
  expectFindings(`
${lifecycle('stage "1"\nstage "2"\nstage /*! stage/no-way-out */ "3"')}
smart list "In Two" {
  filter [Stage] is "2"
}
${create('1')}
campaign "Sort" {
  qualify every time
  trigger Fills Out Form "Demo"
  flow {
    if [Stage] is "1" then Change Data Value [Stage] to "2"
    else if Member of Smart List "In Two" then Change Data Value [Stage] to "3"
    else nothing
  }
}
`);
});

it('does not count a way out that only opens when a person is created', () => {
  const back = (trigger: string) =>
    `campaign "Start" {\n  trigger ${trigger}\n  flow { Change Data Value [Stage] to "1" }\n}\n`;
  const text = (mark: string, trigger: string) =>
    `${lifecycle(`stage "1"\nstage ${mark}"2"`)}${move('1', '2')}${back(trigger)}`;
  const [finding] = expectFindings(text('/*! stage/no-way-out */ ', 'Person is Created'));
  expect(finding?.message).toContain(
    'no campaign takes anyone out of it later: "Start" runs only when a person is created',
  );
  expectFindings(text('', 'Fills Out Form "Back"'));
});

it('accepts a stage that the first flow leaves at once', () => {
  expectFindings(`
${lifecycle('stage "0"\nstage "1" { terminal }')}
campaign "Create" {
  trigger Person is Created
  flow {
    Change Data Value [Stage] to "0"
    Change Data Value [Stage] to "1"
  }
}
`);
});

it('is silent about ends, and where Salesforce moves people on', () => {
  expectFindings(`${lifecycle('stage "1" { terminal }')}${create('1')}`);
  expectFindings(`${lifecycle('stage "1" { master Salesforce }')}${create('1')}`);
  expectFindings(`${lifecycle('stage "1"\nstage "2" { master Salesforce }\npath "1" -> "2"')}${create('1')}`);
});

it('is silent where the files do not hold the whole program', () => {
  const text = `${lifecycle('stage "1"')}${create('1')}`;
  expectFindings(`${text}external campaign "Elsewhere"\n`);
  expectFindings(`${text}external webhook "Enrich" { writes [Stage] }\n`);
  expectFindings(
    `${text.replace('stage "1"', 'stage /*! stage/no-way-out */ "1"')}external webhook "Enrich" { writes [Country] }\n`,
  );
  expectFindings(lifecycle('stage "1"'));
});

it('does not count inactive campaigns', () => {
  expectFindings(
    `${lifecycle('stage "1"\nstage /*! stage/no-way-out */ "2"')}${create('1')}${move('1', '2')}${move('2', '1').replace('qualify', 'inactive\n  qualify')}`,
  );
});

it('does not take a mistyped stage for a missing campaign', () => {
  expectFindings(
    `${lifecycle('stage "One"\nstage "Two" { terminal }')}${create('One')}${move('Oen', 'Two')}`,
  );
});
