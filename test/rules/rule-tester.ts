import { expect } from 'vitest';
import { createWorkspace, positionAt } from '../../server/src/model/index.ts';
import {
  createChecker,
  registry,
  type Finding,
  type Fix,
  type ProofBudget,
  type Severities,
} from '../../server/src/rules/index.ts';
import { expectWellSaid } from './well-said.ts';

/**
 * Tests of rules are written as `.lifecycle` text with marks: `/*! rule-id *\/` stands right before the place where a
 * finding is due. Marks are taken out before the text is checked. Several files: an object of texts by name.
 */
export type Marked = string | Readonly<Record<string, string>>;

export interface Checked {
  readonly texts: ReadonlyMap<string, string>;
  /** Where the marks stood: `file 3:12 category/name`. */
  readonly due: readonly string[];
  readonly findings: readonly Finding[];
  /** Where the findings stand, written like the marks. */
  readonly found: readonly string[];
  /** What is proved to repair one of them. */
  readonly repairs: (finding: Finding) => readonly Fix<Finding['place']>[];
}

export function check(
  marked: Marked,
  severities: Severities = new Map(),
  proof: 'off' | ProofBudget = 'off',
): Checked {
  const workspace = createWorkspace();
  const due: string[] = [];
  const texts = new Map<string, string>();
  for (const [uri, text] of Object.entries(typeof marked === 'string' ? { main: marked } : marked)) {
    const { clean, marks } = withoutMarks(text);
    const document = workspace.set(uri, clean);
    texts.set(uri, clean);
    due.push(...marks.map(({ id, offset }) => `${uri} ${shown(positionAt(document, offset))} ${id}`));
  }
  const model = workspace.model();
  const checker = createChecker();
  const { findings, defects } = checker.check(model, { severities, proof });
  expect(defects).toEqual([]);
  const all = [...findings.values()].flat();
  for (const finding of all) expectWellSaid(finding);
  const found = all.map(({ place, rule }) => {
    const document = workspace.document(place.uri);
    return `${place.uri} ${document ? shown(positionAt(document, place.start)) : '?'} ${rule}`;
  });
  const repairs = (finding: Finding) =>
    proof === 'off'
      ? []
      : [...checker.repairs(model, finding, { severities, proof })].filter((fix) => fix !== undefined);
  return { texts, due, findings: all, found, repairs };
}

/** The findings are exactly the marked ones. */
export function expectFindings(marked: Marked): readonly Finding[] {
  const { due, found, findings } = check(marked);
  expect(found.toSorted()).toEqual(due.toSorted());
  return findings;
}

export interface RuleTester {
  /** The rule's findings are exactly the marked ones; what others say about the text does not count. */
  readonly expectFindings: (marked: Marked) => readonly Finding[];
  /** The text (of the file named) after a fix of the rule's first finding that has one. */
  readonly applyFix: (marked: Marked, which?: { readonly title?: string; readonly uri?: string }) => string;
}

/** `proof`: what a rule may spend that proves; it says nothing without. */
export function testerFor(id: string, proof: 'off' | ProofBudget = 'off'): RuleTester {
  const severities = heard(id);
  return {
    expectFindings: (marked) => {
      const { due, found, findings } = check(marked, severities, proof);
      expect(found.filter((line) => line.endsWith(` ${id}`)).toSorted()).toEqual(due.toSorted());
      return findings.filter(({ rule }) => rule === id);
    },
    applyFix: (marked, { title, uri } = {}) => {
      const { texts, findings, repairs } = check(marked, severities, proof);
      const fixes = findings
        .filter(({ rule }) => rule === id)
        .flatMap((finding) => [...finding.fixes, ...repairs(finding)]);
      const fix = fixes.find((candidate) => title === undefined || candidate.title === title);
      if (fix === undefined)
        throw new Error(`No such fix; there are: ${fixes.map(({ title }) => title).join(', ')}`);
      const file = uri ?? [...texts.keys()][0] ?? '';
      return applied(texts.get(file) ?? '', file, fix);
    },
  };
}

/** Lets an optional rule speak, too. */
export function heard(id: string): Severities {
  const rule = registry.get(id);
  return new Map(rule?.optional === true ? [[id, rule.severity]] : []);
}

/** A text after the edits of a fix that are about it. */
export function applied(text: string, uri: string, { edits }: Fix<Finding['place']>): string {
  return edits
    .filter(({ place }) => place.uri === uri)
    .toSorted((a, b) => b.place.start - a.place.start)
    .reduce(
      (before, edit) => before.slice(0, edit.place.start) + edit.text + before.slice(edit.place.end),
      text,
    );
}

function withoutMarks(text: string) {
  const marks: { id: string; offset: number }[] = [];
  let removed = 0;
  const clean = text.replace(/\/\*! ([\w/-]+) \*\/ ?/g, (mark, id: string, at: number) => {
    marks.push({ id, offset: at - removed });
    removed += mark.length;
    return '';
  });
  return { clean, marks };
}

function shown({ line, character }: { readonly line: number; readonly character: number }): string {
  return `${line + 1}:${character + 1}`;
}
