import { expect, it } from 'vitest';
import { applyEdits, fixAll, quickFixes, textOf } from '../../server/src/ide/index.ts';
import { createWorkspace } from '../../server/src/model/index.ts';
import { createChecker, type Finding } from '../../server/src/rules/index.ts';
import { marked, modelOf, uri } from './sample.ts';

function findingsOf(text: string): readonly Finding[] {
  return createChecker().check(modelOf(text)).findings.get(uri) ?? [];
}

function fixesAt(source: string): { readonly text: string; readonly fixes: ReturnType<typeof quickFixes> } {
  const { text, offset } = marked(source);
  const model = modelOf(text);
  const document = model.documents.get(uri);
  if (document === undefined) throw new Error('There is a document.');
  return { text, fixes: quickFixes(model, document, { start: offset, end: offset }, findingsOf(text)) };
}

/** A finding whose fix replaces a piece of text; for tests of what is done with fixes. */
function finding(
  text: string,
  found: string,
  replacement: string,
  more: Partial<Finding> & { safe?: boolean } = {},
): Finding {
  const start = text.indexOf(found);
  const place = { uri, start, end: start + found.length };
  const fix = { title: 'Replace', safe: more.safe ?? true, edits: [{ place, text: replacement }] };
  return {
    rule: 'test/rule',
    severity: 'warning',
    place,
    message: 'This.',
    why: 'Because.',
    advice: 'Do.',
    unnecessary: false,
    related: [],
    fixes: start === -1 ? [] : [fix],
    ...more,
  };
}

it('offers the nearest names for one that nobody knows', () => {
  const { text, fixes } = fixesAt('campaign "A" {\n  trigger Fils Out $0Form "X"\n}\n');
  const fix = fixes.find(({ finding: about }) => about.rule === 'name/unknown-trigger');
  expect(fix && applyEdits(text, fix.edits)).toContain('trigger Fills Out Form "X"');
});

it('offers to silence a rule on its line, above it and as far in', () => {
  const text = 'folder "F" {\n  list "A"\n}\n';
  const model = modelOf(text);
  const document = model.documents.get(uri);
  const start = text.indexOf('"A"');
  const fixes = document && quickFixes(model, document, { start, end: start }, [finding(text, '"A"', '"B"')]);
  expect(fixes?.map(({ title }) => title)).toEqual(['Replace', 'Ignore test/rule here, and say why']);
  expect(applyEdits(text, fixes?.[1]?.edits ?? [])).toBe(
    'folder "F" {\n  // lifecycle-ignore test/rule -- \n  list "A"\n}\n',
  );
});

it('does not offer to silence what Marketo would refuse', () => {
  const { fixes } = fixesAt('campaign "A" {\n  trigger Nobody $0Knows\n}\n');
  expect(fixes.filter(({ title }) => title.startsWith('Ignore'))).toEqual([]);
});

it('offers nothing away from the finding', () => {
  expect(fixesAt('campaign "A" {\n  trigger Nobody Knows\n}\n\n\nlist "X$0"\n').fixes).toEqual([]);
});

it('says what is the case in the first line', () => {
  expect(textOf({ message: 'This.', why: 'Because.', advice: 'Do.' })).toBe('This.\nBecause. Do.');
  expect(textOf({ message: 'This.', why: '', advice: '' })).toBe('This.');
});

it('applies safe fixes until none is left', () => {
  const check = (text: string): readonly Finding[] => [finding(text, 'a', 'b'), finding(text, 'b', 'c')];
  expect(fixAll(uri, 'a b', check)).toBe('c c');
});

it('leaves unsafe fixes, and fixes that reach into other files', () => {
  const check = (text: string): readonly Finding[] => [
    finding(text, 'a', 'x', { safe: false }),
    finding(text, 'b', 'y', {
      fixes: [
        {
          title: 'Elsewhere',
          safe: true,
          edits: [{ place: { uri: 'file:///other', start: 0, end: 1 }, text: 'y' }],
        },
      ],
    }),
  ];
  expect(fixAll(uri, 'a b', check)).toBe('a b');
});

it('does not apply two fixes to one piece of text at once', () => {
  const check = (text: string): readonly Finding[] =>
    text === 'abc' ? [finding(text, 'ab', 'x'), finding(text, 'bc', 'y')] : [];
  expect(fixAll(uri, 'abc', check)).toBe('xc');
});

it('stops when fixes undo each other', () => {
  const check = (text: string): readonly Finding[] => [
    text === 'a' ? finding(text, 'a', 'b') : finding(text, 'b', 'a'),
  ];
  expect(fixAll(uri, 'a', check)).toBe('b');
});

it('stops when a fix breeds another one without end', () => {
  const check = (text: string): readonly Finding[] => [finding(text, 'a', 'aa')];
  expect(fixAll(uri, 'a', check).length).toBeLessThan(5000);
});

it('repairs real files with the real rules', () => {
  const workspace = createWorkspace();
  const checker = createChecker();
  const text = '// lifecycle-ignore slow/contains-many -- no longer true\nlist "A"\n';
  const fixed = fixAll(uri, text, (next) => {
    workspace.set(uri, next);
    return checker.check(workspace.model()).findings.get(uri) ?? [];
  });
  expect(fixed).toBe('list "A"\n');
});
