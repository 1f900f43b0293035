import { expect, it } from 'vitest';
import { itemsOf, outline, readClean } from './tree.ts';

/** Characters, words, text, and where a statement ends. */

function value(text: string): string | undefined {
  return itemsOf(`program "P" { token "T" text ${text} }`)[0]?.replace('TokenItem "T" <text> ', '');
}

it.each([
  ['"plain"', '"plain"'],
  [String.raw`"a \"quoted\" \\ word\nand a line"`, JSON.stringify('a "quoted" \\ word\nand a line')],
  [String.raw`"C:\temp"`, JSON.stringify(String.raw`C:\temp`)],
  ['"// no comment"', '"// no comment"'],
  ['"{{my.T}} inside"', '"{{my.T}} inside"'],
  ['"日本 😀"', '"日本 😀"'],
  ['10', '10'],
  ['-5', '-5'],
  ['+5', '+5'],
  ['2.50', '2.50'],
  ['5 minutes', '5~minutes'],
  ['4hrs', '4~hrs'],
  ['2026-12-01', '2026-12-01'],
  ['9:05', '09:05'],
  ['2026-12-01T9:00', '2026-12-01T09:00'],
  ['true', 'true'],
  ['empty', 'empty'],
  ['{{my.MQL Threshold}}', '{{my.MQL Threshold}}'],
  ['{{lead.First Name:default=you}}', '{{lead.First Name:default=you}}'],
])('reads the value %s', (written, expected) => {
  expect(value(written)).toBe(expected);
});

it.each([
  ['[Behavior Score]', '[Behavior Score]'],
  ['[a ]] b]', '[a ] b]'],
  ['[[Legacy]] Status]', '[[Legacy] Status]'],
  ['[O\'Neill, "Jo" (x)]', '[O\'Neill, "Jo" (x)]'],
])('reads the name %s', (written, expected) => {
  expect(readClean(`field ${written} string`).items.map(({ declaration }) => outline(declaration))).toEqual([
    `Field ${expected} <string>`,
  ]);
});

it.each([
  'Added to Opportunity (Account)',
  "Opens Partner's Mail",
  'Terms & Conditions Accepted',
  'Hand-Raise v2.1',
  'Größe geändert',
  '資料 請求',
  'campaign flow trigger then list',
])('takes %s for one name', (name) => {
  expect(itemsOf(`campaign "C" { trigger ${name} }`)).toEqual([`Trigger <${name}>`]);
});

it.each([
  ['at', 'every 5 hours at 09:00'],
  ['from', 'daily at 09:00 from 2026-01-01'],
])('does not take %s for a unit', (_, schedule) => {
  expect(itemsOf(`campaign "C" { schedule ${schedule} }`)).toHaveLength(1);
});

it('goes on in the next line after a comma, an arrow and a brace, and before an arrow and a brace', () => {
  const text = `lifecycle "P" on [S]
{
  path "1"
    -> "2" ->
    "3"
  allow "1",
    "2" -> "3"
  stage "1"
  {
    owner Marketing,
    master Marketo
  }
}`;
  expect(itemsOf(text)).toEqual([
    'Path "1" "2" "3"',
    'Allow "1" "2" "3"',
    'Stage "1" (Owner <Marketing>) (Master <Marketo>)',
  ]);
});

it('goes on with a choice in lines that begin with then and else, comments and blank lines in between', () => {
  const text =
    'campaign "C" { flow {\nif [A] is 1 // one\n  then Wait 1 day\n\n// or\nelse nothing\nWait 2 days\n} }';
  expect(itemsOf(text)).toEqual([
    'Flow (Choice (Branch (Test [A] <is> (1)) (Step <Wait> (1~day))) (Nothing)) (Step <Wait> (2~days))',
  ]);
});

it('ends an item at a comma before a name or a word, and goes on with a list before a value', () => {
  expect(
    itemsOf('smart list "S" { filter any { [A] is "x", "y", [B] is 1, true, Member of List "L", "M" } }'),
  ).toEqual([
    'Filter (Group any (Test [A] <is> ("x" "y")) (Test [B] <is> (1 true)) (Test <Member of List> ("L" "M")))',
  ]);
});

it('does not mind a comma too many between items', () => {
  expect(itemsOf('campaign "C" { executable,, inactive, }')).toEqual(['Executable', 'Inactive']);
});

it.each([
  '\n',
  '\r\n',
  '\r',
  '\n\n\t\f\v',
  ' // why\n',
  ' /* why */\n',
  '\n/* over\n lines */\n',
  '\u00a0\n\u2003',
])('ends a statement at the line end %j', (lineEnd) => {
  expect(itemsOf(`campaign "C" {${lineEnd}executable${lineEnd}inactive${lineEnd}}`)).toEqual([
    'Executable',
    'Inactive',
  ]);
});

it('reads a file that begins with a byte order mark', () => {
  expect(readClean('\ufefflist "A"').items).toHaveLength(1);
});

it('reads an empty file and one of blanks', () => {
  expect(readClean('')).toMatchObject({ items: [], length: 0 });
  expect(readClean(' \r\n\t\n')).toMatchObject({ items: [], comments: [] });
});
