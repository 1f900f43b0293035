import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('chain/sorts-too-early');
const mark = '/*! chain/sorts-too-early */ ';

const heading =
  'field [Stage] string\nfield [Fit] score\nfield [Flag] boolean\nlifecycle "L" on [Stage] {\n  stage "1"\n  stage "2"\n  path "1" -> "2"\n}\n';
const start = (...steps: readonly string[]) =>
  `campaign "Start" {\n  trigger Person is Created\n  flow {\n${steps.map((step) => `    ${step}\n`).join('')}  }\n}\n`;
const executable = (name: string, ...steps: readonly string[]) =>
  `campaign "${name}" {\n  executable\n  qualify every time\n  flow {\n${steps.map((step) => `    ${step}\n`).join('')}  }\n}\n`;
const sort = executable(
  'Sort',
  'if [Fit] at least 30 then Change Data Value [Stage] to "2"\n    else nothing',
);
const score = executable('Score', 'Change Score [Fit] by 30');

it('names both and changes their places', () => {
  const text =
    heading +
    start(`${mark}Execute Campaign "Sort"`, 'Wait 1 day', 'Execute Campaign "Score"') +
    sort +
    score;
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('"Start" sorts people by [Fit] here, and "Score" writes it only afterwards.');
  const fixed = applyFix(text);
  expect(fixed).toContain('    Wait 1 day\n    Execute Campaign "Score"\n    Execute Campaign "Sort"\n');
  expectFindings(fixed);
});

it('sees a choice that writes the stage itself, and a step that writes the field itself', () => {
  const [finding] = expectFindings(
    heading +
      start(
        `${mark}if [Fit] at least 30 then Change Data Value [Stage] to "2"\n    else nothing`,
        'Change Score [Fit] by 30',
      ),
  );
  expect(finding?.message).toContain('a later step writes it only afterwards');
});

it('looks into smart lists and further down', () => {
  const list = 'smart list "Fits" {\n  filter [Fit] at least 30\n}\n';
  const leg = executable('Leg', 'Change Data Value [Stage] to "2"');
  const router = executable(
    'Sort',
    'if Member of Smart List "Fits" then Execute Campaign "Leg"\n    else nothing',
  );
  expectFindings(
    heading +
      start(`${mark}Execute Campaign "Sort"`, 'Request Campaign "Score"') +
      list +
      leg +
      router +
      score,
  );
});

it('accepts that a flag is cleared, and that people are sorted again', () => {
  const flagged = executable(
    'Sort',
    'if [Flag] is true then Change Data Value [Stage] to "2"\n    else nothing',
  );
  expectFindings(heading + start('Execute Campaign "Sort"', 'Change Data Value [Flag] to false') + flagged);
  expectFindings(
    heading + start(`${mark}Execute Campaign "Sort"`, 'Change Data Value [Flag] to true') + flagged,
  );
  expectFindings(
    heading +
      start('Execute Campaign "Sort"', 'Execute Campaign "Score"', 'Execute Campaign "Sort"') +
      sort +
      score,
  );
});

it('accepts the right order, and what had been written before', () => {
  expectFindings(heading + start('Execute Campaign "Score"', 'Execute Campaign "Sort"') + sort + score);
  expectFindings(
    heading + start('Change Score [Fit] by 10', 'Execute Campaign "Sort"', 'Change Score [Fit] by 5') + sort,
  );
});

it('has nothing to say about requests that sort, other fields, and flows of one step', () => {
  const requested = sort.replace('executable', 'trigger Campaign is Requested');
  expectFindings(heading + start('Request Campaign "Sort"', 'Change Score [Fit] by 30') + requested);
  expectFindings(heading + start('Execute Campaign "Sort"', 'Change Data Value [City] to "Bonn"') + sort);
  expectFindings(heading + start('Execute Campaign "Sort"') + sort + score);
  expectFindings(
    heading +
      start('Execute Campaign "Sort"', 'Change Score [Fit] by 30').replace('trigger', 'inactive\n  trigger') +
      sort,
  );
});

it('looks at the filters of who is executed, and not at choices that sort nobody', () => {
  const filtered = executable('Sort', 'Change Data Value [Stage] to "2"').replace(
    '  flow',
    '  filter [Fit] at least 30\n  flow',
  );
  expectFindings(heading + start(`${mark}Execute Campaign "Sort"`, 'Change Score [Fit] by 30') + filtered);
  const beside = executable(
    'Sort',
    'if [Fit] at least 30 then Add to List "L"\n    else nothing',
    'Change Data Value [Stage] to "2"',
  );
  expectFindings(heading + start('Execute Campaign "Sort"', 'Change Score [Fit] by 30') + beside);
});

it('names one field or several, and where they are written', () => {
  const [one] = expectFindings(
    heading + start(`${mark}Execute Campaign "Sort"`, 'Change Score [Fit] by 30') + sort,
  );
  expect(one?.related.map(({ message }) => message)).toEqual(['[Fit] written only here']);
  const both = executable(
    'Sort',
    'if [Fit] at least 30 then Change Data Value [Stage] to "2"\n    else if [Flag] is true then Change Data Value [Stage] to "1"\n    else nothing',
  );
  const score2 = executable('Score', 'Change Score [Fit] by 30', 'Change Data Value [Flag] to true');
  const [two] = expectFindings(
    heading + start(`${mark}Execute Campaign "Sort"`, 'Execute Campaign "Score"') + both + score2,
  );
  expect(two?.message).toBe(
    '"Start" sorts people by [Fit] and [Flag] here, and "Score" writes them only afterwards.',
  );
});
