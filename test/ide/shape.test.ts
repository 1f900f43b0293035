import { expect, it } from 'vitest';
import {
  applyEdits,
  campaignsAt,
  foldsOf,
  formatEdits,
  incomingCalls,
  type OutlineItem,
  outgoingCalls,
  outlineOf,
  selectionsAt,
} from '../../server/src/ide/index.ts';
import { marked, modelOf, modelOfFiles, program, uri } from './sample.ts';

function tree(items: readonly OutlineItem[], depth = 0): readonly string[] {
  return items.flatMap(({ kind, name, detail, children }) => [
    `${'  '.repeat(depth)}${kind} ${name}${detail === '' ? '' : ` (${detail})`}`,
    ...tree(children, depth + 1),
  ]);
}

it('outlines a file: folders hold campaigns, lifecycles stages, programs tokens', () => {
  expect(tree(outlineOf(modelOf(program), uri))).toEqual([
    'program OPS Lifecycle',
    '  token {{my.MQL Threshold}} (number)',
    'field [Lifecycle Status] (string)',
    'field [Hand Raised] (boolean)',
    'field [Behavior Score] (score)',
    'field [Segment] (string)',
    'field [MQL Date] (datetime)',
    'lifecycle Person ([Lifecycle Status])',
    '  stage 1 - Known (Marketing)',
    '  stage 2 - MQL (Sales)',
    'external Hand-Raise: Demo (form)',
    'external New MQL (email)',
    'list Competitors',
    'smartlist Fits',
    'folder 1. Sort',
    '  campaign 090 - Sort (executable)',
    '  campaign 050 - Hand Raise (trigger)',
    'campaign 200 - Tell Sales (trigger)',
  ]);
});

it('keeps every name inside its item, and every child inside its parent', () => {
  const check = (items: readonly OutlineItem[], from: number, to: number): void => {
    for (const { start, end, nameSpan, children } of items) {
      expect([from <= start, start <= nameSpan.start, nameSpan.end <= end, end <= to]).toEqual([
        true,
        true,
        true,
        true,
      ]);
      check(children, start, end);
    }
  };
  check(outlineOf(modelOf(program), uri), 0, program.length);
});

it('outlines what is readable of a half-typed file', () => {
  expect(tree(outlineOf(modelOf('campaign "A" {\n  trigger \n\ncampaign "B" {\n}\n'), uri))).toEqual([
    'campaign A (batch)',
    'campaign B (batch)',
  ]);
});

it('folds blocks up to the line before their brace, and runs of comments', () => {
  const text = '// one\n// two\n\ncampaign "A" {\n  flow {\n    Wait 1 day\n  }\n}\nlist "X" // end\n';
  const folded = foldsOf(modelOf(text), uri).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
  expect(folded).toEqual([
    ['block', '\n    Wait 1 day'],
    ['block', '\n  flow {\n    Wait 1 day\n  }'],
    ['comment', '// one\n// two'],
  ]);
});

it('grows a selection from the word over the name to the statement and the file', () => {
  const { text, offset } = marked('campaign "A" {\n  flow { Execute Campaign "090 - So$0rt" }\n}\n');
  const selected = selectionsAt(modelOf(text), uri, offset).map(({ start, end }) => text.slice(start, end));
  expect(selected).toEqual([
    'Sort',
    '090 - Sort',
    '"090 - Sort"',
    'Execute Campaign "090 - Sort"',
    'flow { Execute Campaign "090 - Sort" }',
    'campaign "A" {\n  flow { Execute Campaign "090 - Sort" }\n}',
    text,
  ]);
});

const untidy = 'list   "A"\n\n\n\nfolder "F" {\nlist    "B"\n  list "C"\n}\n';
const tidy = 'list "A"\n\nfolder "F" {\n  list "B"\n  list "C"\n}\n';

it('formats a file with one edit for each declaration, or gap, that changes', () => {
  const edits = formatEdits(modelOf(untidy), uri);
  expect(applyEdits(untidy, edits)).toBe(tidy);
  expect(edits).toHaveLength(3);
  expect(formatEdits(modelOf(tidy), uri)).toEqual([]);
});

it('formats whole declarations of a range and leaves the others', () => {
  const start = untidy.indexOf('list    "B"') + 6;
  const edits = formatEdits(modelOf(untidy), uri, { start, end: start });
  expect(applyEdits(untidy, edits)).toBe(untidy.replace('list    "B"', 'list "B"'));
});

it('formats the sample as it stands', () => {
  expect(formatEdits(modelOf(program), uri)).toEqual([]);
});

it('climbs from a campaign to those that start it and down to those that it starts', () => {
  const model = modelOf(program);
  const at = program.indexOf('"090 - Sort"') + 2;
  expect(campaignsAt(model, uri, at)).toMatchObject([
    { name: '090 - Sort', detail: 'executable in OPS Lifecycle' },
  ]);
  const [caller] = incomingCalls(model, uri, at);
  expect(caller?.campaign.name).toBe('050 - Hand Raise');
  expect(caller?.steps.map(({ start, end }) => program.slice(start, end))).toEqual([
    'Execute Campaign "090 - Sort"',
  ]);
  const below = outgoingCalls(model, uri, program.indexOf('"050 - Hand Raise"') + 2);
  expect(below.map(({ campaign }) => campaign.name)).toEqual(['090 - Sort', '200 - Tell Sales']);
});

it('shows a campaign once that starts another twice', () => {
  const model = modelOfFiles({
    [uri]:
      'campaign "A" { executable }\ncampaign "B" { flow {\n Execute Campaign "A"\n Execute Campaign "A"\n} }',
  });
  const calls = incomingCalls(model, uri, 11);
  expect(calls.map(({ campaign, steps }) => [campaign.name, steps.length])).toEqual([['B', 2]]);
});
