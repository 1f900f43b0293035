import { expect, it } from 'vitest';
import { parse } from '../../server/src/syntax/index.ts';
import type { Declaration } from '../../server/src/syntax/index.ts';
import { outline } from './tree.ts';

/** What is said about text that is not the language, and what is read in spite of it. */

/** Each problem as `text it points at: what it says`. */
function problems(text: string): string[] {
  return parse(text).problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`);
}

function inCampaign(lines: string): string[] {
  return problems(`campaign "C" {\n${lines}\n}`);
}

function declarationsOf(text: string): string[] {
  return parse(text).file.items.map(({ declaration }) => outline(declaration));
}

it.each([
  ['campaign {}', '{: Expected a campaign\'s name in quotes, such as campaign "010 - Score"; found `{`.'],
  [
    'campaign then {}',
    'then: Expected a campaign\'s name in quotes, such as campaign "010 - Score"; found `then`.',
  ],
  [
    'campaign "C"',
    '"C": Expected { with the campaign\'s trigger, filters and flow; the statement ends here.',
  ],
  [
    'field [F]',
    "[F]: Expected the field's type, such as string, boolean, score, date or datetime; the statement ends here.",
  ],
  ['list 5', '5: Expected a list\'s name in quotes, such as list "Competitors"; found the number 5.'],
  ['smart "A" {}', '"A": Expected the word list, as in smart list "Fits MQL"; found the text "A".'],
  [
    'lifecycle "P" {}',
    '{: Expected on and the field that holds the stage, such as on [Lifecycle Status]; found `{`.',
  ],
  [
    'external form',
    'form: Expected the asset\'s name in quotes, such as external form "Demo"; the statement ends here.',
  ],
  [
    'list "A" "B"',
    '"B": Did not expect the text "B" here: what stands before it is already complete. ' +
      'Begin a new line for a new statement, or remove it.',
  ],
  [
    'campain "C" {}',
    'campain: Expected a declaration, such as campaign "010 - Score" { … }; found `campain`. Did you mean `campaign`?',
  ],
  ['}', '}: This } closes nothing. Remove it, or add the { that it belongs to.'],
  [
    'flow {\n}',
    'flow: `flow` cannot stand here by itself; it belongs in a campaign. Perhaps a } above it closes too much.',
  ],
  [
    'folder "F" {\nscenario "S" {}\n}',
    'scenario: A scenario cannot stand in a folder: folders hold campaigns, smart lists, lists and folders. Move it out of the folder.',
  ],
  ['list "A', '"A: This text has no closing quote. It cannot go on in the next line.'],
  ['list “A”', '“A”: Text stands in straight double quotes: write `"A"`.'],
  ['field [A string', '[A string: This name has no closing ], as in `[Lead Status]`.'],
  ['list "A" /* so', '/*: This comment has no end. Close it with */.'],
  [
    'list "A" ;;;',
    ';;;: Cannot read the characters from `;` on: outside quotes and square brackets it has no meaning in this language.',
  ],
  [
    'list "A" \u0000',
    '\u0000: Cannot read the character U+0000: outside quotes and square brackets it has no meaning in this language.',
  ],
])('says what is wrong with %j', (text, expected) => {
  expect(problems(text)).toEqual([expected]);
});

it.each([
  [
    'triger Person is Created',
    'triger: Found `triger`, but in a campaign stand trigger, filter and flow, and the settings qualify, schedule, ' +
      'executable, inactive, like, priority and limits. Did you mean `trigger`?',
  ],
  [
    'stage "A"',
    'stage: `stage` cannot stand in a campaign; it belongs in a lifecycle. Here stand trigger, filter and flow, and the ' +
      'settings qualify, schedule, executable, inactive, like, priority and limits.',
  ],
  [
    'trigger',
    'trigger: Expected the name of a trigger, such as trigger Fills Out Form "Demo"; the statement ends here.',
  ],
  [
    'trigger "Demo"',
    '"Demo": Expected the name of a trigger, such as trigger Fills Out Form "Demo"; found the text "Demo".',
  ],
  [
    'filter not [A] is 1',
    '[A]: Expected an activity or a membership after not; for a field, write is not, as in [Country] is not "US"; found the name [A].',
  ],
  [
    'qualify',
    'qualify: Expected once, every time, or every and a duration, such as qualify every 7 days; the statement ends here.',
  ],
  ['schedule daily', 'daily: Expected at and a time of day, such as at 02:00; the statement ends here.'],
  [
    'flow { if [A] is 1 Wait 1 day }',
    'day: Expected then and a flow step, such as if [Country] is "US" then Add to List "Americas"; the statement ends here.',
  ],
  ['flow { if [A] is 1 then }', 'then: Expected a flow step, or nothing; the statement ends here.'],
  [
    'flow { else nothing }',
    'else: `else` cannot stand in a flow; it belongs to an if in a flow. Here stand flow steps, such as Send Email "Welcome", and choices that begin with if.',
  ],
  [
    'flow { filter [A] is 1 }',
    'filter: `filter` cannot stand in a flow; it belongs in a campaign. Here stand flow steps, such as Send Email "Welcome", and choices that begin with if.',
  ],
  [
    'trigger Person is Created { New Value is 1 }',
    'New: Found `New`, but in the constraints of a trigger, filter or step stand lines that begin with a name in brackets, such as [New Value] is "2 - MQL".',
  ],
])('says what is wrong with %j in a campaign', (lines, expected) => {
  expect(inCampaign(lines)).toEqual([expected]);
});

it('speaks once of each broken line', () => {
  expect(inCampaign('trigger ; = {{ "a\nfilter "b" then } { ]\nqualify maybe "c')).toHaveLength(3);
});

it('keeps a broken line word for word, and reads the lines around it', () => {
  expect(declarationsOf('campaign "C" {\n  executable\n  qualify   maybe, so // why\n  inactive\n}')).toEqual(
    ['Campaign "C" (Executable) (Broken "qualify   maybe, so") (Inactive)'],
  );
});

it('skips the block that a broken line opens', () => {
  expect(declarationsOf('campaign "C" {\n  tirgger A {\n    [B] is 1\n  }\n  inactive\n}')).toEqual([
    'Campaign "C" (Broken "tirgger A {\\n    [B] is 1\\n  }") (Inactive)',
  ]);
});

it('reads the rest of a block with a broken line in it', () => {
  expect(declarationsOf('campaign "C" {\n trigger A {\n [B] is 1\n is 2\n [C] is 3\n }\n}')).toEqual([
    'Campaign "C" (Trigger <A> {[B] <is> (1); Broken "is 2"; [C] <is> (3)})',
  ]);
});

it('reads the block of a declaration whose head is broken', () => {
  expect(declarationsOf('campaign Score {\n  executable\n}\nfield {\n api "a"\n}')).toEqual([
    'Campaign "" (Executable)',
    'Field [] <> (Api "a")',
  ]);
});

it('ends a declaration with an open brace before the next one', () => {
  const text = 'campaign "A" {\n  flow {\n    Wait 1 day\n\n/// Fine.\ncampaign "B" {\n  executable\n}\n';
  expect(declarationsOf(text)).toEqual([
    'Campaign "A" (Flow (Step <Wait> (1~day)))',
    'Campaign "B" (Executable)',
  ]);
  expect(problems(text)).toEqual([
    'campaign "A": 2 } are missing: this campaign is not closed before the next declaration or the end of the file.',
  ]);
});

it('names what is not closed', () => {
  expect(problems('smart list "A" {\nlist "B"')).toEqual([
    'smart list "A": A } is missing: this smart list is not closed before the next declaration or the end of the file.',
  ]);
});

it('takes the campaign after an unclosed one for the next in its folder', () => {
  const text = 'folder "F" {\n  campaign "A" {\n    flow {\n  campaign "B" {\n  }\n  list "L"\n}\nlist "M"';
  expect(declarationsOf(text)).toEqual([
    'Folder "F" (Campaign "A" (Flow)) (Campaign "B") (List "L")',
    'List "M"',
  ]);
  expect(problems(text)).toHaveLength(1);
});

it('closes inner blocks where a keyword of an outer block says that they should have ended', () => {
  const text =
    'campaign "A" {\n  trigger B {\n    [C] is 1\n  filter any {\n    [D] is 2\n  flow {\n    Wait 1 day\n}';
  expect(declarationsOf(text)).toEqual([
    'Campaign "A" (Trigger <B> {[C] <is> (1)}) (Filter (Group any (Test [D] <is> (2)))) (Flow (Step <Wait> (1~day)))',
  ]);
  expect(problems(text)).toHaveLength(1);
});

it('speaks of the open quote, not of the brace that it swallows', () => {
  expect(problems('campaign "A" { trigger Fills Out Form "Demo }\nlist "L"\n')).toEqual([
    '"Demo }: This text has no closing quote. It cannot go on in the next line.',
  ]);
});

it('keeps lines between declarations', () => {
  const { file } = parse('list "A"\nwhat is this {\n  [x] }\nlist "B"\nfolder "F" {\n  or this\n}');
  expect(file.broken.map(({ text }) => text)).toEqual(['what is this {\n  [x] }']);
  const folder: Declaration | undefined = file.items.at(-1)?.declaration;
  expect(folder?.kind === 'Folder' && folder.broken.map(({ text }) => text)).toEqual(['or this']);
});

it('does not take a line that begins with else for a part of a plain step', () => {
  const text =
    'campaign "C" {\n  flow {\n    Wait 1 day\n    else nothing\n    if [A] is 1\n    else nothing\n  }\n}';
  expect(declarationsOf(text)).toEqual([
    'Campaign "C" (Flow (Step <Wait> (1~day)) (Broken "else nothing") (Broken "if [A] is 1\\n    else nothing"))',
  ]);
});

it('gives a half-written arrow no hold on the next line', () => {
  expect(declarationsOf('lifecycle "P" on [S] {\n path "1" ->\n stage "1"\n}')).toEqual([
    'Lifecycle "P" [S] (Broken "path \\"1\\" ->") (Stage "1")',
  ]);
});

it('reads only so many blocks inside blocks', () => {
  const text = `campaign "C" {\nfilter ${'any {\n'.repeat(70)}[A] is 1\n${'}\n'.repeat(70)}inactive\n}`;
  expect(problems(text)).toEqual([
    '{: Blocks inside blocks end at a depth of 64; what stands in this one is not read. Name a part of it, for example as a smart list.',
  ]);
  expect(declarationsOf(text)[0]).toMatch(/\(Inactive\)$/);
});
