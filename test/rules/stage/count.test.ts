import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('stage/count');
const mark = '/*! stage/count */ ';

const lifecycle = (at: string, stages: readonly string[], rest = '') =>
  `field [Stage] string\nlifecycle ${at}"L" on [Stage] {\n${stages.map((items, index) => `  stage "${index}" { ${items} }\n`).join('')}${rest}}\n`;
const many = (count: number) => Array.from({ length: count }, () => 'owner Marketing');
const path = '  path "0" -> "1" -> "2"\n';
const whole = ['owner Marketing', 'owner Sales, entry "Accepted"', 'owner Sales, terminal'];

it('counts to eight', () => {
  const [finding] = expectFindings(lifecycle(mark, many(9)));
  expect(finding?.severity).toBe('information');
  expect(finding?.message).toBe('The lifecycle "L" has 9 stages; most have 5 to 8.');
  expectFindings(lifecycle('', many(8)));
});

it('asks for five where the lifecycle is a whole one', () => {
  const [finding] = expectFindings(lifecycle(mark, whole, path));
  expect(finding?.message).toBe('The lifecycle "L" has 3 stages; most have 5 to 8.');
  expectFindings(lifecycle('', [...whole, 'owner Sales', 'owner Sales'], path));
});

it('leaves parts and sketches alone', () => {
  expectFindings(lifecycle('', whole));
  expectFindings(lifecycle('', ['owner Marketing', 'owner Sales', 'owner Sales, terminal'], path));
  expectFindings(
    lifecycle('', ['owner Sales', 'owner sales, entry "Accepted"', 'owner Sales, terminal'], path),
  );
  expectFindings(lifecycle('', ['owner Marketing', 'owner Sales, entry "Accepted"', 'owner Sales'], path));
});

it('tells many from few', () => {
  expect(expectFindings(lifecycle(mark, many(9)))[0]?.advice).toBe(
    'Keep a stage only where another team takes over or other criteria hold; a status or a date tells the rest.',
  );
  expect(expectFindings(lifecycle(mark, whole, path))[0]?.advice).toBe(
    'Look for a stage in which people wait for different reasons, and divide it.',
  );
});

it('takes an owner in quotes for an owner, and letter case for nothing', () => {
  expectFindings(lifecycle(mark, ['owner "Marketing"', 'owner Sales, entry "Accepted"', 'terminal'], path));
  expectFindings(lifecycle('', ['owner "Sales"', 'owner sales, entry "Accepted"', 'terminal'], path));
});
