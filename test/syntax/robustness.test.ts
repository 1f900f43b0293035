import fc from 'fast-check';
import { expect, it } from 'vitest';
import { format, nodePathAt, parse, tokenize, visit } from '../../server/src/syntax/index.ts';
import type { ParseResult } from '../../server/src/syntax/index.ts';
import { largeProgram } from '../bench/large-program.ts';
import { arbitraryDamage, arbitraryScraps } from './arbitrary-text.ts';

/** Whatever the text: a tree, in time, with every node inside the text. */

const numRuns = Number(process.env['LIFECYCLE_RUNS'] ?? 300);
const timeout = 30_000 + numRuns * 20;

const arbitraryText = fc.oneof(
  arbitraryScraps,
  arbitraryDamage,
  fc.string({ unit: 'binary', maxLength: 80 }),
);

it(
  'reads any text',
  () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const result = parse(text);
        visit(result.file, (node, origin) => {
          if (node.kind === 'File') return;
          expect(node.start).toBeGreaterThanOrEqual(0);
          expect(node.end).toBeGreaterThanOrEqual(node.start);
          expect(origin + node.end).toBeLessThanOrEqual(text.length);
          if (node.kind === 'Broken')
            expect(text.slice(origin + node.start, origin + node.end)).toBe(node.text);
        });
        for (const { start, end } of result.problems) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        expect(nodePathAt(result, text.length >> 1)[0]?.node).toBe(result.file);
      }),
      { numRuns },
    );
  },
  timeout,
);

it(
  'splits any text into tokens that follow each other',
  () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        let at = 0;
        for (const { start, end } of tokenize(text)) {
          expect(text.slice(at, start)).toMatch(/^[\s\u200b-\u200f\u2060]*$/);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at)).toMatch(/^[\s\u200b-\u200f\u2060]*$/);
      }),
      { numRuns },
    );
  },
  timeout,
);

it(
  'formats any text, once and for all, without finding more wrong with it',
  () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const formatted = format(text);
        expect(format(formatted)).toBe(formatted);
        expect(parse(formatted).problems.map(({ message }) => message)).toEqual(
          parse(text).problems.map(({ message }) => message),
        );
      }),
      { numRuns },
    );
  },
  timeout,
);

function campaignsOf({ file }: ParseResult): { readonly end: number; readonly campaign: object }[] {
  const found: { end: number; campaign: object }[] = [];
  visit(file, (node, origin) => {
    if (node.kind === 'Campaign') found.push({ end: origin + node.end, campaign: node });
  });
  return found;
}

it('reads a program cut off at any place, and keeps every campaign before the cut', () => {
  const program = largeProgram(120);
  const whole = campaignsOf(parse(program));
  expect(whole.length).toBeGreaterThan(4);
  for (let length = 0; length < program.length; length++) {
    const before = whole.filter(({ end }) => end <= length);
    const left = campaignsOf(parse(program.slice(0, length)));
    expect(left.slice(0, before.length)).toEqual(before);
  }
});

const many = 8_000;

it.each<[string, string]>([
  ['open groups', `campaign "C" {\nfilter ${'all {\n'.repeat(10 * many)}`],
  ['groups', `campaign "C" {\nfilter ${'all {\n'.repeat(10 * many)}${'}\n'.repeat(10 * many + 1)}`],
  ['open folders', 'folder "F" {\n'.repeat(many)],
  ['folders', 'folder "F" {\n'.repeat(many) + '}\n'.repeat(many)],
  ['braces', '{'.repeat(10 * many)],
  ['closing braces', '}\n'.repeat(many)],
  ['brackets and braces', '[{'.repeat(10 * many)],
  ['open tokens', '{{"'.repeat(10 * many)],
  ['escapes', `"${String.raw`\"`.repeat(10 * many)}`],
  ['one long word', `campaign "C" { trigger ${'a-'.repeat(10 * many)} }`],
  ['many values', `campaign "C" { filter [A] is ${'"a", '.repeat(many)}"b" }`],
  [
    'many branches',
    `campaign "C" { flow { if [A] is 1 then B\n${'else if [A] is 1 then B\n'.repeat(many)} } }`,
  ],
  ['broken lines', `campaign "C" {\n${'foo bar\nfilter\nqualify\n'.repeat(many / 4)}}`],
  ['broken declarations', 'campaign\nfoo\n'.repeat(many / 2)],
  ['open campaigns', 'campaign "C" {\n'.repeat(many)],
  ['comments after a comma', `list "A",\n${'// and\n'.repeat(10 * many)}list "B"`],
  ['doc comments', `${'/// doc\n'.repeat(10 * many)}list "A"`],
  ['nothing readable', '-/;\u0000\ud800'.repeat(many)],
  ['line ends', '\r\n'.repeat(10 * many)],
])('takes time in proportion to the length of %s', (_, text) => {
  const timeOf = (input: string): number => {
    const start = performance.now();
    format(parse(input));
    return performance.now() - start;
  };
  const fastest = (input: string): number => Math.min(timeOf(input), timeOf(input), timeOf(input));
  const quarter = fastest(text.slice(0, text.length / 4));
  // Four times the text in four times the time; the slack is for a busy machine and the collector of garbage.
  expect(fastest(text)).toBeLessThan(12 * quarter + 200);
});
