import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('chain/executable-depth');
const mark = '/*! chain/executable-depth */ ';

const start = (...names: readonly string[]) =>
  `campaign "Start" {\n  trigger Person is Created\n  flow {\n${names.map((name) => `    Execute Campaign "${name}"\n`).join('')}  }\n}\n`;
const executable = (name: string, ...steps: readonly string[]) =>
  `campaign "${name}" {\n  executable\n  qualify every time\n  flow {\n${steps.map((step) => `    ${step}\n`).join('')}  }\n}\n`;
const execute = (name: string) => `Execute Campaign "${name}"`;
const work = 'Change Data Value [Country] to "DE"';

it('stands at the call of the fourth and shows the way down', () => {
  const [finding] = expectFindings(
    start('1') +
      executable('1', execute('2')) +
      executable('2', execute('3')) +
      executable('3', mark + execute('4')) +
      executable('4', execute('5')) +
      executable('5', work),
  );
  expect(finding?.message).toBe('"4" is executed as the fourth inside each other: "1", "2", "3", "4".');
  expect(finding?.related.map(({ message }) => message)).toEqual([
    '"Start" executes "1" here',
    '"1" executes "2" here',
    '"2" executes "3" here',
  ]);
});

it('takes the longest of several ways', () => {
  expectFindings(
    start('3', '1') +
      executable('1', execute('2')) +
      executable('2', execute('3')) +
      executable('3', mark + execute('4')) +
      executable('4', work),
  );
});

it('counts from a request anew', () => {
  expectFindings(
    start('1') +
      executable('1', execute('2')) +
      executable('2', execute('3')) +
      executable('3', 'Request Campaign "Next"') +
      `campaign "Next" {\n  qualify every time\n  trigger Campaign is Requested is any\n  flow { ${execute('4')} }\n}\n` +
      executable('4', work),
  );
});

it('counts an executable without a caller as the first', () => {
  expectFindings(
    executable('1', execute('2')) +
      executable('2', execute('3')) +
      executable('3', mark + execute('4')) +
      executable('4', work),
  );
  expectFindings(executable('1', execute('2')) + executable('2', execute('3')) + executable('3', work));
});

it('finds circles, and a campaign that executes itself', () => {
  const [round] = expectFindings(
    start('1') + executable('1', execute('2')) + executable('2', work, mark + execute('1')),
  );
  expect(round?.message).toBe('"1", "2" and "1" execute each other in a circle.');
  const [self] = expectFindings(start('1') + executable('1', mark + execute('1')));
  expect(self?.message).toBe('"1" executes itself.');
});

it('accepts that one is executed from two sides', () => {
  expectFindings(
    start('1', '2') + executable('1', execute('3')) + executable('2', execute('3')) + executable('3', work),
  );
});

it('goes on below the fourth with numbers, and counts no request and no inactive caller', () => {
  const three = executable('1', execute('2')) + executable('2', execute('3'));
  expectFindings(start('1').replace('trigger', 'inactive\n  trigger') + three + executable('3', work));
  expectFindings(
    start('1') +
      three +
      executable('3', execute('4')) +
      executable('4', work).replace('executable', 'trigger Campaign is Requested'),
  );
});

it('says what to do about each', () => {
  const [deep] = expectFindings(
    executable('1', execute('2')) +
      executable('2', execute('3')) +
      executable('3', mark + execute('4')) +
      executable('4', work),
  );
  expect(deep?.message).toBe('"4" is executed as the fourth inside each other: "1", "2", "3", "4".');
  expect(deep?.advice).toBe(
    'Let the campaign that begins execute some of them one after the other; 3 may stand inside each other.',
  );
  expect(deep?.related).toHaveLength(2);
});

it('finds a circle below, and names only those on the way round', () => {
  const [round] = expectFindings(
    start('1') +
      executable('1', execute('2')) +
      executable('2', execute('3')) +
      executable('3', work, mark + execute('2')),
  );
  expect(round?.message).toBe('"2", "3" and "2" execute each other in a circle.');
});
