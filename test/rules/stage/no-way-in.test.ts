import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('stage/no-way-in');
const mark = '/*! stage/no-way-in */ ';

const lifecycle = (stages: string, path: string) =>
  `field [Stage] string\nlifecycle "L" on [Stage] {\n${stages}\n  ${path}\n}\n`;
const move = (from: string, to: string, head = '') =>
  `campaign "${from} to ${to}" {\n  ${head}qualify every time\n  trigger Fills Out Form "${to}"\n  filter [Stage] is "${from}"\n  flow { Change Data Value [Stage] to ${to.startsWith('{') ? to : `"${to}"`} }\n}\n`;
const three = (at = mark) => lifecycle(`stage "1"\nstage ${at}"2"\nstage "3"`, 'path "1" -> "2" -> "3"');

it('names the campaigns that might, and where people would come from', () => {
  const [finding] = expectFindings(three() + move('2', '3'));
  expect(finding?.message).toBe(
    'Nobody ever enters "2": of the campaigns that write [Stage] ("2 to 3"), none sets it.',
  );
  expect(finding?.advice).toContain('for people in "1"');
});

it('is content with every stage that somebody sets, letter case aside', () => {
  const texts = lifecycle('stage "New"\nstage "Old"', 'path "New" -> "Old"');
  expectFindings(texts + move('New', 'old'));
  expectFindings(three('') + move('1', '2') + move('2', '3'));
});

it('does not count inactive campaigns', () => {
  expectFindings(three() + move('1', '2', 'inactive\n  ') + move('2', '3'));
});

it('lets people begin, and Salesforce lead in', () => {
  expectFindings(lifecycle('stage "1"\nstage "2"', 'allow empty -> "1" -> "2"') + move('1', '2'));
  const salesforce = (first: string, second: string) =>
    lifecycle(`stage "1"\nstage "2" ${first}\nstage "3" ${second}`, 'path "1" -> "2" -> "3"');
  expectFindings(salesforce('{ master Salesforce }', '{ terminal }') + move('3', '1'));
});

it('is silent where the files do not hold the whole program', () => {
  expectFindings(`${three('')}${move('2', '3')}external campaign "Elsewhere"\n`);
  expectFindings(`${three('')}${move('2', '3')}external form "F" { writes [Stage] }\n`);
  expectFindings(three('') + move('2', '{{my.Stage}}'));
  expectFindings(three(''));
});

it('is silent about stages that Salesforce decides on, or leads out of', () => {
  const salesforce = (first: string, second: string) =>
    lifecycle(`stage "1"\nstage "2" ${first}\nstage "3" ${second}`, 'path "1" -> "2" -> "3"');
  expectFindings(salesforce('{ master Salesforce }', '{ terminal }') + move('1', '1'));
  expectFindings(salesforce('{ master Marketo }', '{ master salesforce }') + move('1', '2'));
});

it('says what to do', () => {
  expect(expectFindings(three() + move('2', '3'))[0]?.advice).toBe(
    'Add a campaign that sets [Stage] to "2" for people in "1", or take the stage out.',
  );
});
