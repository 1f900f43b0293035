import { describe, expect, it } from 'vitest';
import { createChecker, defaultProofBudget } from '../../../server/src/rules/index.ts';
import { format } from '../../../server/src/syntax/index.ts';
import { modelOf } from '../../model/workspace-of.ts';
import { raceFixtures } from '../../races/fixtures.ts';
import { applied } from '../rule-tester.ts';
import { repairsIn } from './examined.ts';

/** Ways to write the same. */
const layouts: readonly (readonly [string, (text: string) => string])[] = [
  ['in a folder', inFolder],
  ['with comments', withComments],
  ['in one line where that can be', inOneLine],
  ['with the line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
  [
    'untidy, with the line ends of Windows',
    (text) => text.replaceAll('\n  ', '\n\t').replaceAll('\n', '\r\n'),
  ],
];
/** One for each kind of repair. */
const fixtures = raceFixtures.filter(({ id }) =>
  ['R01', 'R04', 'R11', 'R13', 'R14', 'R53', 'R60'].includes(id),
);

describe.each(layouts)('%s', (_, layout) => {
  it.each(fixtures)('$name is offered the same repairs, and they help as much', ({ rule, bad }) => {
    const text = layout(bad.text);
    const fixes = fixesOf(text, rule);
    expect(fixes.map(({ title }) => title)).toEqual(fixesOf(bad.text, rule).map(({ title }) => title));
    expect(fixes.length).toBeGreaterThan(0);
    for (const fix of fixes) {
      const after = applied(text, 'file:///a.lifecycle', fix);
      const { findings } = createChecker().check(modelOf(after), { proof: defaultProofBudget });
      expect([...findings.values()].flat().filter((finding) => finding.rule === rule)).toEqual([]);
      expect(commentsIn(after)).toEqual(commentsIn(text));
      if (format(text) === text) expect(format(after)).toBe(after);
      if (text.includes('\r\n')) expect(after).not.toMatch(/[^\r]\n/);
    }
  });
});

function fixesOf(text: string, rule: string) {
  return [...repairsIn(modelOf(text))].flatMap(([finding, list]) => (finding.rule === rule ? list : []));
}

function inFolder(text: string): string {
  const at = text.indexOf('campaign "');
  return format(`${text.slice(0, at)}folder "F" {\n${text.slice(at)}}\n`);
}

function withComments(text: string): string {
  return format(
    text
      .replace(/^ {4}(?=if|[A-Z])/gm, '    // What follows\n    ')
      .replace(/^ {4}(?!if|else|\/\/)(.*[^{},])$/gm, '    $1 // So'),
  );
}

function inOneLine(text: string): string {
  return text.replace(
    /flow \{\n((?: {4}(?!if|else).*\n)+) {2}\}/g,
    (_, items: string) => `flow { ${items.trim().replace(/\n\s*/g, ', ')} }`,
  );
}

function commentsIn(text: string): string[] {
  return [...text.matchAll(/\/\/ (?:What follows|So)/g)].map(([comment]) => comment).toSorted();
}
