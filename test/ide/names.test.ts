import { expect, it } from 'vitest';
import {
  applyEdits,
  findDefinitions,
  findReferences,
  findSymbols,
  highlight,
  prepareRename,
  rename,
} from '../../server/src/ide/index.ts';
import { marked, modelOf, modelOfFiles, program, uri } from './sample.ts';

/** Offset of the pointer in the sample: the line's place, and where `$0` stands in it. */
function at(line: string): number {
  const { text, offset } = marked(line);
  const start = program.indexOf(text);
  if (start === -1) throw new Error(`Not in the sample: ${text}`);
  return start + offset;
}

function lineOf(offset: number): string {
  const start = program.lastIndexOf('\n', offset - 1) + 1;
  return program.slice(start, program.indexOf('\n', offset)).trim();
}

it.each([
  ['Execute Campaign "090$0 - Sort"', 'campaign "090 - Sort" {'],
  ['Request Campaign "200$0 - Tell', 'campaign "200 - Tell Sales" {'],
  ['Member of Smart List "Fi$0ts"', 'smart list "Fits" {'],
  ['not Member of List "Comp$0etitors"', 'list "Competitors"'],
  [
    'on [Lifecycle$0 Status]',
    'field [Lifecycle Status] string { salesforce Lead "Lifecycle_Stage__c", Contact "Lifecycle_Stage__c" }',
  ],
  ['stamp [MQL $0Date]', 'field [MQL Date] datetime'],
  ['path "1 -$0 Known"', 'stage "1 - Known" { owner Marketing, master Marketo }'],
  [
    'filter [Lifecycle Status] is "2$0 - MQL"',
    'stage "2 - MQL" { owner Sales, master Salesforce, stamp [MQL Date], sla 1 day, terminal }',
  ],
  ['trigger Fills Out Form "Hand$0-Raise', 'external form "Hand-Raise: Demo"'],
  ['Send Alert "OPS Alerts.$0New MQL"', 'external email "New MQL" in "OPS Alerts"'],
  ['Reached {{my.MQL$0 Threshold}}', 'token "MQL Threshold" number 100'],
])('goes from %s to its declaration', (line, declaration) => {
  const [found, ...others] = findDefinitions(modelOf(program), uri, at(line));
  expect(others).toEqual([]);
  expect(found && lineOf(found.name.start)).toBe(declaration);
});

it('finds every mention of a stage, a field and a campaign', () => {
  const count = (line: string): number =>
    findReferences(modelOf(program), uri, at(line), { includeDeclaration: true }).length;
  expect(count('stage "2$0 - MQL"')).toBe(4);
  expect(count('field [Lifecycle$0 Status]')).toBe(4);
  expect(count('campaign "090$0 - Sort"')).toBe(2);
});

it('leaves out the declaration when only uses are wanted', () => {
  const found = findReferences(modelOf(program), uri, at('campaign "090$0 - Sort"'), {
    includeDeclaration: false,
  });
  expect(found.map(({ start }) => lineOf(start))).toEqual(['Execute Campaign "090 - Sort"']);
});

it('finds a field by its aliases too', () => {
  const model = modelOf(
    'smart list "A" { filter [Lead Status] is "x" }\nsmart list "B" { filter [Person Status] is "x" }',
  );
  expect(findReferences(model, uri, 26, { includeDeclaration: true })).toHaveLength(2);
});

it('highlights writes as writes and reads as reads', () => {
  const kinds = highlight(modelOf(program), uri, at('field [Lifecycle$0 Status]')).map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(['read', 'text', 'text', 'write']);
});

it('finds symbols by the letters of their names', () => {
  const model = modelOf(program);
  const names = (query: string): readonly string[] => findSymbols(model, query).map(({ name }) => name);
  expect(names('sort')).toEqual(['090 - Sort']);
  expect(names('mql')[0]).toMatch(/^MQL/);
  expect(names('090')).toEqual(['090 - Sort']);
  expect(names('bscr')).toEqual(['Behavior Score']);
  expect(names('nothing like this')).toEqual([]);
});

// ── Renaming ──────────────────────────────────────────────────────────────────────────────────────────────

/** The sample after something in it was renamed. */
function renamed(line: string, name: string): string {
  const answer = rename(modelOf(program), uri, at(line), name);
  if (answer === undefined || !answer.ok) return answer?.message ?? 'nothing to rename';
  return applyEdits(program, answer.edits);
}

it.each([
  [
    'campaign "090$0 - Sort"',
    '091 - "Sort"',
    ['campaign "091 - \\"Sort\\"" {', 'Execute Campaign "091 - \\"Sort\\""'],
    '090 - Sort',
  ],
  [
    'field [Lifecycle$0 Status]',
    'Stage [x]',
    ['field [Stage [x]]] string', 'on [Stage [x]]] {'],
    '[Lifecycle Status]',
  ],
  [
    'stage "2$0 - MQL"',
    '2 - Hot',
    ['stage "2 - Hot" {', '-> "2 - Hot"', 'to "2 - Hot"', 'is "2 - Hot"'],
    '"2 - MQL"',
  ],
  [
    'smart list "Fi$0ts"',
    'Fits MQL',
    ['smart list "Fits MQL" {', 'Member of Smart List "Fits MQL"'],
    '"Fits"',
  ],
  ['list "Comp$0etitors"', 'Rivals', ['list "Rivals"', 'Member of List "Rivals"'], 'Competitors'],
  ['token "MQL $0Threshold"', 'Limit', ['token "Limit" number', 'Reached {{my.Limit}}"'], 'MQL Threshold'],
  ['email "New$0 MQL"', 'Fresh MQL', ['email "Fresh MQL" in', '"OPS Alerts.Fresh MQL"'], 'New MQL'],
])('renames %s everywhere to %s', (line, name, present, absent) => {
  const text = renamed(line, name);
  expect(present.filter((part) => !text.includes(part))).toEqual([]);
  expect(text).not.toContain(absent);
});

it('says what would be renamed, without its quotes', () => {
  const prepared = prepareRename(modelOf(program), uri, at('Execute Campaign "090$0 - Sort"'));
  if (prepared?.ok !== true) throw new Error('There is something to rename.');
  expect(prepared.name).toBe('090 - Sort');
  expect(program.slice(prepared.start, prepared.end)).toBe('090 - Sort');
});

it('renames across files', () => {
  const model = modelOfFiles({
    'file:///a.lifecycle': 'campaign "A" { trigger Campaign is Requested }',
    'file:///b.lifecycle': 'campaign "B" { trigger Person is Created\n flow { Request Campaign "A" } }',
  });
  const answer = rename(model, 'file:///a.lifecycle', 11, 'Z');
  expect(answer?.ok === true && answer.edits.map(({ uri: file, text }) => [file, text])).toEqual([
    ['file:///a.lifecycle', 'Z'],
    ['file:///b.lifecycle', 'Z'],
  ]);
});

it.each([
  ['campaign "090$0 - Sort"', '050 - Hand Raise', 'There is a campaign "050 - Hand Raise" already.'],
  ['stage "2$0 - MQL"', '1 - known', 'There is a stage "1 - Known" already.'],
  ['field [MQL$0 Date]', 'Job Title', 'There is a field [Job Title] already.'],
  ['campaign "090$0 - Sort"', '   ', 'A name needs at least one character.'],
  ['campaign "090$0 - Sort"', 'two\nlines', 'A name stands on one line.'],
  [
    'campaign "090$0 - Sort"',
    'x'.repeat(256),
    'Marketo takes names of up to 255 characters; this one has 256.',
  ],
  ['token "MQL $0Threshold"', 'a.b', 'The name of a token takes no braces and no dot.'],
])('refuses to rename %s to %j', (line, name, reason) => {
  expect(renamed(line, name)).toBe(reason);
});

it('does not rename what no file declares', () => {
  const { text, offset } = marked('smart list "X" { filter [Job $0Title] is "x" }');
  expect(prepareRename(modelOf(text), uri, offset)).toEqual({
    ok: false,
    message: "[Job Title] is a field of Marketo's own: no file declares it, so it keeps its name.",
  });
  expect(prepareRename(modelOf(program), uri, at('trigger Fills $0Out Form'))).toBeUndefined();
});

it('leaves the other campaign alone that has the same name in another program', () => {
  const source = (name: string): string =>
    `program "${name}"\ncampaign "A" { executable }\ncampaign "B" { executable\n flow { Execute Campaign "A" } }`;
  const model = modelOfFiles({
    'file:///one.lifecycle': source('One'),
    'file:///two.lifecycle': source('Two'),
  });
  const answer = rename(model, 'file:///one.lifecycle', source('One').indexOf('"A"') + 1, 'Z');
  expect(answer?.ok === true && answer.edits.map(({ uri: file }) => file)).toEqual([
    'file:///one.lifecycle',
    'file:///one.lifecycle',
  ]);
});
