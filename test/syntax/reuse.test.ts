import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse, visit } from '../../server/src/syntax/index.ts';
import type { ParseResult } from '../../server/src/syntax/index.ts';
import { arbitraryProgram } from './arbitrary-program.ts';
import { arbitraryEdit, arbitraryScraps, edited } from './arbitrary-text.ts';

const numRuns = Number(process.env['LIFECYCLE_RUNS'] ?? 300);
const timeout = 30_000 + numRuns * 20;

const text = `list "A"

folder "F" {
  /// Described.
  campaign "B" {
    flow { Wait 1 day }
  }
  campaign "C" { executable }
}
campaign "D" { inactive }
`;

function byName({ file }: ParseResult): Map<string, object> {
  const found = new Map<string, object>();
  visit(file, (node) => {
    if ('keyword' in node && 'name' in node && 'value' in node.name) found.set(node.name.value, node);
  });
  return found;
}

function sameAfter(change: (text: string) => string): string[] {
  const before = parse(text);
  const old = byName(before);
  const now = byName(parse(change(text), before));
  return [...now].filter(([name, node]) => old.get(name) === node).map(([name]) => name);
}

it('keeps every other declaration when one changes', () => {
  expect(sameAfter((was) => was.replace('1 day', '12 days'))).toEqual(['A', 'C', 'D']);
  expect(sameAfter((was) => was.replace('inactive', 'executable'))).toEqual(['A', 'F', 'B', 'C']);
});

it('keeps what only moves', () => {
  expect(sameAfter((was) => `// A new first line.\n\n${was}`)).toEqual(['A', 'F', 'B', 'C', 'D']);
  expect(sameAfter((was) => was.replace('  campaign "C"', '\n\n    campaign "C"'))).toEqual([
    'A',
    'B',
    'C',
    'D',
  ]);
  expect(sameAfter((was) => `${was}${was.split('\n')[0]}2"`)).toContain('F');
});

it('keeps what is taken out of its folder', () => {
  expect(
    sameAfter((was) => was.replace('folder "F" {', '').replace('}\ncampaign "D"', 'campaign "D"')),
  ).toContain('B');
});

it('keeps nothing of a declaration whose text changes and changes back', () => {
  const first = parse(text);
  const second = parse(text.replace('1 day', '2 days'), first);
  const third = parse(text, second);
  expect(third.file).toEqual(first.file);
  expect(byName(third).get('B')).not.toBe(byName(first).get('B'));
});

it('makes two objects of two equal declarations, and keeps both', () => {
  const before = parse('list "A"\nlist "A"\nfolder "F" {\n  list "A"\n}');
  const lists = (result: ParseResult): object[] => {
    const found: object[] = [];
    visit(result.file, (node) => {
      if (node.kind === 'List') found.push(node);
    });
    return found;
  };
  expect(new Set(lists(before)).size).toBe(3);
  const moved = parse('folder "F" {\n  list "A"\n}\nlist "A"\nlist "A"', before);
  expect(new Set(lists(moved))).toEqual(new Set(lists(before)));
  expect(new Set(lists(moved)).size).toBe(3);
});

it(
  'says the same of a text however it came about',
  () => {
    const texts = fc.oneof(arbitraryProgram, arbitraryScraps);
    fc.assert(
      fc.property(texts, fc.array(arbitraryEdit, { minLength: 1, maxLength: 5 }), (program, edits) => {
        let result = parse(program);
        for (const edit of edits) {
          const next = edited(result.text, edit);
          result = parse(next, result);
          expect(result).toEqual(parse(next));
          const nodes: object[] = [];
          visit(result.file, (node) => void nodes.push(node));
          expect(new Set(nodes).size).toBe(nodes.length);
        }
      }),
      { numRuns },
    );
  },
  timeout,
);
