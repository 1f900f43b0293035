import { expect, it } from 'vitest';
import { check } from '../rule-tester.ts';

const program = 'program "P" {\n  token "Points" number 5\n}\n';
const flow = (step: string) =>
  `${program}campaign "A" {\n  trigger Person is Created\n  flow { ${step} }\n}\n`;
const write = (token: string) => flow(`Change Data Value [City] to ${token}`);
const list = (filter: string) => `smart list "L" {\n  filter ${filter}\n}\n`;

it.each([
  [
    'name/unknown-campaign',
    flow('Request Campaign "Elsewhere"'),
    'Declare it, or announce it with external campaign "Elsewhere".',
  ],
  [
    'name/unknown-asset',
    `${flow('Add to List "Gests"')}list "Guests"\n`,
    'Did you mean "Guests"? If Marketo has both, declare this one too.',
  ],
  [
    'name/unknown-asset',
    `${flow('Add to List "Guests"')}list "Other"\n`,
    'Declare it, so that a typing mistake is seen before a deploy: external list "Guests".',
  ],
  [
    'name/unknown-asset',
    `${flow('Change Owner to "Kim"')}external user "Jo"\n`,
    'Declare it, so that a typing mistake is seen before a deploy: external user "Kim".',
  ],
  ['name/unknown-asset', 'external lst "L"\n', 'Did you mean list?'],
  ['name/unknown-token', write('{{my.Poinst}}'), 'Did you mean {{my.Points}}?'],
  [
    'name/unknown-token',
    write('{{my.Nothing}}'),
    'Declare it in the program, unless a folder above the program has it.',
  ],
  ['name/unknown-token', write('{{mine.Points}}'), 'Write the token as Marketo offers it.'],
  ['name/unknown-token', write('{{Points}}'), 'Write the token as Marketo offers it.'],
  [
    'name/unknown-constraint',
    list('Filled Out Form "F" { [Frobs] is 5 }'),
    'Use one of those that Marketo offers there, or test the field in a filter of its own.',
  ],
  [
    'name/unknown-filter',
    list('Frobnicated Wildly "F"'),
    "Write the filter's name as in the palette of a smart list, or a field in brackets.",
  ],
  ['name/unknown-operator', list('[Country] resembles "F"'), 'Write the operator as in the smart list.'],
  ['name/unknown-step', flow('Frobnicate "F"'), "Write the step's name as in the palette of a flow."],
  [
    'name/unknown-trigger',
    flow('Add to List "L"').replace('Person is Created', 'Frobnicates "F"'),
    "Write the trigger's name as in the palette of a smart campaign's smart list.",
  ],
])('%s says what to do: %#', (rule, text, advice) => {
  const said = check(text).findings.filter((finding) => finding.rule === rule);
  expect(said.map((finding) => finding.advice)).toEqual([advice]);
});

it('lists what there is where nothing is near', () => {
  const advice = (text: string) =>
    check(text).findings.find(({ rule }) => rule.startsWith('name/unknown'))?.advice;
  expect(advice('external quux "L"\n')).toMatch(/^Write one of campaign, smart list, list, /);
  expect(advice(write('{{system.nothing}}'))).toMatch(/^Use one of \{\{system\.date\}\}, .* and 1 more\.$/);
});

it('names what is there already', () => {
  const message = (text: string) =>
    check(text).findings.find(({ rule }) => rule === 'name/duplicate')?.message;
  expect(message(list('[Country] is "a"') + list('[Country] is "b"'))).toBe(
    'The smart list "L" exists already in its program.',
  );
  const lifecycle = (field: string) => `lifecycle "L" on [${field}] {\n  stage "1"\n}\n`;
  expect(message(lifecycle('A') + lifecycle('B'))).toBe('The lifecycle "L" exists already.');
  expect(message('program "P" {\n  token "T" text "a"\n}\nprogram "Q" {\n  token "T" text "b"\n}\n')).toBe(
    undefined,
  );
  expect(message('program "P" {\n  token "T" text "a"\n  token "U" text "b"\n}\n')).toBe(undefined);
});
