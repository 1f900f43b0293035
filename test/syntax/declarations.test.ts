import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse, visit } from '../../server/src/syntax/index.ts';
import { outline, readClean } from './tree.ts';

function declarations(text: string): string[] {
  return readClean(text).items.map(({ declaration }) => outline(declaration));
}

it.each([
  ['program "P"', 'Program "P"'],
  ['program "P" in "Marketing Activities / Operations"', 'Program "P" "Marketing Activities / Operations"'],
  ['field [Lifecycle Status] string', 'Field [Lifecycle Status] <string>'],
  ['field Company [Tier] string', 'Field <Company> [Tier] <string>'],
  ['list "Competitors"', 'List "Competitors"'],
  ['smart list "Fits" { filter [A] is 1 }', 'SmartList "Fits" (Filter (Test [A] <is> (1)))'],
  ['lifecycle "P" on [Status] {}', 'Lifecycle "P" [Status]'],
  ['lifecycle "P" on Revenue Stage "Model" {}', 'Lifecycle "P" <Revenue Stage> ("Model")'],
  ['campaign "C" {}', 'Campaign "C"'],
  ['external form "F"', 'External <form> "F"'],
  ['external smart list "A", "B" in "P"', 'External <smart list> "A" "B" "P"'],
  ['scenario "S" {}', 'Scenario "S"'],
  [
    'folder "F" { list "A", smart list "B" {}, folder "G" {} }',
    'Folder "F" (List "A") (SmartList "B") (Folder "G")',
  ],
])('reads %s', (text, expected) => {
  expect(declarations(text)).toEqual([expected]);
});

it('takes names from anywhere for names', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const text = names.map((name) => `list "${name}"\nfield [${name}] string\n`).join('');
  expect(declarations(text)).toEqual(names.flatMap((name) => [`List "${name}"`, `Field [${name}] <string>`]));
});

it('gives a declaration the doc comment right above it', () => {
  const { items, comments } = readClean(
    '/// Not mine.\n\n/// One.\n///  Two.\n// A remark.\nlist "A"\n/// Nobody’s.\n',
  );
  const [list] = items;
  expect(list?.declaration.doc?.text).toBe('One.\n Two.');
  expect(list?.declaration.comments.map(({ text }) => text)).toEqual(['// A remark.']);
  expect(comments.map(({ text }) => text)).toEqual(['/// Not mine.', '/// Nobody’s.']);
});

it('gives a stage the doc comment right above it', () => {
  const { items } = readClean(
    'lifecycle "P" on [S] {\n  /// First.\n  // remark\n  stage "1"\n  stage "2" /// aside\n}',
  );
  const declaration = items[0]?.declaration;
  expect(declaration?.kind === 'Lifecycle' && declaration.items).toMatchObject([
    { doc: { text: 'First.' } },
    { doc: undefined },
  ]);
  expect(declaration?.comments.map(({ text }) => text)).toEqual(['// remark', '/// aside']);
});

it('keeps comments with what holds them', () => {
  const text = '// file\nfolder "F" { // folder\n  campaign "C" { // campaign\n  } // after\n}\n/* end */';
  const { items, comments } = readClean(text);
  expect(comments.map((comment) => comment.text)).toEqual(['// file', '/* end */']);
  const folder = items[0]?.declaration;
  expect(folder?.comments.map((comment) => comment.text)).toEqual(['// folder', '// after']);
  expect(
    folder?.kind === 'Folder' && folder.items[0]?.declaration.comments.map((comment) => comment.text),
  ).toEqual(['// campaign']);
});

it('places every node where its text stands', () => {
  const text = '\n/// Doc\nfolder "F" {\n  list "Ä"\n  campaign "C" { trigger Fills Out Form "Demo" }\n}\n';
  const found: string[] = [];
  visit(parse(text).file, (node, origin) => {
    if (node.kind !== 'File')
      found.push(`${node.kind}: ${text.slice(origin + node.start, origin + node.end)}`);
  });
  expect(found).toContain('List: list "Ä"');
  expect(found).toContain('Trigger: trigger Fills Out Form "Demo"');
  expect(found).toContain('Words: Fills Out Form');
  expect(found).toContain('String: "Demo"');
  expect(found).toContain('String: "F"');
});

it.each(globSync('samples/**/*.lifecycle'))('reads all of %s', (path) => {
  expect(parse(readFileSync(path, 'utf8')).problems).toEqual([]);
});
