import { expect, it } from 'vitest';
import { nodePathAt, parse, tokenize } from '../../server/src/syntax/index.ts';

/** The kinds around the place that is marked with `$0`. */
function pathAt(marked: string): string {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const path = nodePathAt(parse(text), offset);
  for (const { start, end } of path) expect(start <= offset && offset <= end).toBe(true);
  return path.map(({ node }) => node.kind).join(' ');
}

it.each([
  ['$0', 'File'],
  ['list "A$0"', 'File List String'],
  ['\n\nlist "A"$0', 'File List String'],
  [
    'folder "F" {\n  campaign "C" {\n    filter [A$0] is 1\n  }\n}',
    'File Folder Campaign Filter Test Phrase FieldName',
  ],
  ['folder "F$0" {}', 'File Folder String'],
  ['folder "F" {\n  wh$0at\n}', 'File Folder Broken'],
  ['campaign "C" {\n  trigger Fills Out$0 Form "Demo"\n}', 'File Campaign Trigger Phrase Words'],
  [
    'campaign "C" {\n  trigger A { [B] $0is 1 }\n}',
    'File Campaign Trigger Phrase Constraints Constraint Words',
  ],
  ['campaign "C" {\n  trigger A { $0 }\n}', 'File Campaign Trigger Phrase Constraints'],
  [
    'campaign "C" {\n  flow {\n    if [A] is 1 then Wait 1 $0day\n  }\n}',
    'File Campaign Flow Choice Branch Step Phrase Values Duration',
  ],
  ['campaign "C" {\n  schedule daily at 0$02:00\n}', 'File Campaign Schedule Time'],
  ['campaign "C" {\n  trigger A\n  $0\n', 'File Campaign'],
  ['lifecycle "P" on [S] {\n  /// do$0c\n  stage "1"\n}', 'File Lifecycle Stage'],
])('finds what is around %j', (marked, expected) => {
  expect(pathAt(marked)).toBe(expected);
});

it('tells keywords from the same words in names', () => {
  const text =
    'campaign "C" {\n  trigger list is campaign\n  flow { if [A] is true then Wait 1 day } // flow\n}';
  const keywords = tokenize(text).filter(({ type }) => type === 'keyword');
  expect(keywords.map(({ start, end }) => text.slice(start, end))).toEqual([
    'campaign',
    'trigger',
    'flow',
    'if',
    'then',
  ]);
});

it('names the kinds of tokens', () => {
  const text = '/// d\nlist “x” -> [A] {{b}} 5 2026-01-01 9:00 2026-01-01T09:00 empty word, { ; // c';
  expect(tokenize(text).map(({ type }) => type)).toEqual(
    `docComment keyword text arrow field token number date time dateTime
     constant word comma brace unreadable comment`.split(/\s+/),
  );
});
