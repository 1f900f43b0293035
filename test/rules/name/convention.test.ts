import { expect, it } from 'vitest';
import { createWorkspace } from '../../../server/src/model/index.ts';
import { createChecker } from '../../../server/src/rules/index.ts';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('name/convention');

const due = '/*! name/convention */';
const lifecycle = `
field [Stage] string
lifecycle "L" on [Stage] {
  stage "1 - MAL"
  stage "2 - MQL"
  stage "7 - Recycled"
  path "1 - MAL" -> "2 - MQL"
  allow "2 - MQL" -> "7 - Recycled"
}
`;
const campaign = (name: string, ...values: string[]) =>
  `campaign ${name} {\n  qualify every time\n  trigger Person is Created\n  flow {\n${values
    .map((value) => `    Change Data Value [stage] to ${value}\n`)
    .join('')}  }\n}\n`;

it('compares the hundreds with the stage', () => {
  const [finding] = expectFindings(lifecycle + campaign(`${due} "210b - MQL: Copy"`, '"1 - MAL"'));
  expect(finding?.message).toBe(
    '"210b - MQL: Copy" is numbered for "2 - MQL", but moves people into "1 - MAL".',
  );
  expect(finding?.related).toHaveLength(1);
  expectFindings(lifecycle + campaign(`${due} "100 - MQL: Status Stamp"`, '"2 - MQL"'));
});

it('leaves ways out, routers, processing, other numbers and tokens alone', () => {
  expectFindings(
    lifecycle +
      campaign('"220 - MQL: Not Ready"', '"7 - Recycled"') +
      campaign('"230 - Router"', '"1 - MAL"', '"2 - MQL"') +
      campaign('"050 - Hand Raise"', '"2 - MQL"') +
      campaign('"800 - Something"', '"2 - MQL"') +
      campaign('"240 - Token"', '{{my.Stage}}') +
      campaign('"20 - Short"', '"1 - MAL"') +
      campaign('"200 - MQL: Status"', '"2 - MQL"'),
  );
});

/** The sentences of the rule, given a pattern for names of a kind. */
function misnamed(text: string, kind: string, pattern: RegExp): readonly string[] {
  const workspace = createWorkspace();
  workspace.set('main', text);
  const names = new Map([[kind, pattern]]);
  const { findings } = createChecker().check(workspace.model(), { names });
  return [...findings.values()]
    .flat()
    .flatMap(({ rule, message }) => (rule === 'name/convention' ? [message] : []));
}

it('asks the pattern of the workspace', () => {
  const text = `${campaign('"Hand Raise"', '"x"')}${campaign('"050 - Hand Raise"', '"x"')}smart list "x" {}\n`;
  expect(misnamed(text, 'campaign', /^\d{3} - /u)).toEqual([
    'The campaign "Hand Raise" does not fit the pattern ^\\d{3} - .',
  ]);
  expect(misnamed(text, 'smart list', /^[A-Z]/u)).toEqual([
    'The smart list "x" does not fit the pattern ^[A-Z].',
  ]);
  expect(misnamed('field [x] string\n', 'field', /^[A-Z]/u)).toEqual([
    'The field [x] does not fit the pattern ^[A-Z].',
  ]);
});

it('looks again when the pattern changes', () => {
  const workspace = createWorkspace();
  workspace.set('main', 'list "x"\n');
  const checker = createChecker();
  const count = (pattern: RegExp) =>
    checker.check(workspace.model(), { names: new Map([['list', pattern]]) }).findings.get('main')?.length;
  expect([count(/^[A-Z]/u), count(/^[a-z]/u)]).toEqual([1, 0]);
});

it('says what number, and where the stage is written', () => {
  const [finding] = expectFindings(lifecycle + campaign(`${due} "210b - MQL: Copy"`, '"1 - MAL"'));
  expect(finding?.advice).toBe('Let the number begin with 1, or write the stage that the number says.');
  expect(finding?.related.map(({ message }) => message)).toEqual(['The stage is written here']);
});

it('tells a number from other figures, and a way out from a copy', () => {
  expectFindings(
    lifecycle +
      campaign('"2100 - Copy"', '"1 - MAL"') +
      campaign('"A 210 - Copy"', '"1 - MAL"') +
      campaign('"210bc - Copy"', '"1 - MAL"') +
      campaign('"000 - MQL"', '"1 - MAL"') +
      campaign(`${due} "100 - mql: Status Stamp"`, '"2 - MQL"') +
      campaign('"100 - Leave"', '"2 - MQL"') +
      campaign('"210 - MQL: Again"', '"2 - MQL"', '"2 - MQL"') +
      campaign('"210 - Elsewhere"', '"Unheard of"'),
  );
});

it('knows stages without a name behind the number', () => {
  const bare = 'lifecycle "L" on [Stage] {\n  stage "1"\n  stage "2"\n  stage "Out"\n  path "1" -> "2"\n}\n';
  expectFindings(
    bare +
      campaign('"100 - Leave"', '"2"') +
      campaign(`${due} "200 - Back"`, '"1"') +
      campaign('"100 - Out"', '"Out"'),
  );
});

it('says nothing of kinds without a pattern, nor of Marketo’s own fields', () => {
  expect(misnamed('list "x"\n', 'campaign', /^[A-Z]/u)).toEqual([]);
  expect(misnamed('list "X"\n', 'list', /^[A-Z]/u)).toEqual([]);
  expect(misnamed('smart list "L" {\n  filter [Country] is "DE"\n}\n', 'field', /^x/u)).toEqual([]);
});
