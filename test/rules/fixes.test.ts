import { describe, expect, it } from 'vitest';
import { applyEdits, fixAll, quickFixes, repairFixes } from '../../server/src/ide/index.ts';
import { defaultProofBudget, type Finding, registry } from '../../server/src/rules/index.ts';
import { format, parse } from '../../server/src/syntax/index.ts';
import { modelOf } from '../model/workspace-of.ts';
import { examples, pageOf } from './rule-page.ts';
import { check } from './rule-tester.ts';

const bad = [...registry.values()].flatMap(({ id, fix }) =>
  fix === undefined ? [] : examples(pageOf(id), 'Bad').map((text) => ({ id, text })),
);

describe.each(bad)('what is offered for the bad example of $id', ({ text }) => {
  const { findings, repairs } = check(text, new Map(), defaultProofBudget);
  const fixes = findings.flatMap((finding) => fixesOf(text, finding, repairs(finding)));

  it.each(fixes)('"$title" takes the finding away and brings no other', ({ finding, fixed }) => {
    const after = check(fixed, new Map(), defaultProofBudget).findings;
    const before = new Set(findings.map(nameOf));
    expect(after.filter((other) => isThere(finding, other))).toEqual([]);
    expect(
      after
        .filter(isAlarming)
        .map(nameOf)
        .filter((name) => !before.has(name)),
    ).toEqual([]);
  });

  it.each(fixes)('"$title" leaves text that reads well and is formatted', ({ fixed }) => {
    if (parse(text).problems.length > 0) return;
    expect(parse(fixed).problems).toEqual([]);
    expect(format(fixed)).toBe(fixed);
  });

  it('leaves nothing for a second run of all safe fixes', () => {
    const uri = 'main';
    const findingsOf = (now: string) => check(now).findings;
    const fixed = fixAll(uri, text, findingsOf);
    const before = new Set([...findings, ...findingsOf(text)].map(nameOf));
    expect(fixAll(uri, fixed, findingsOf)).toBe(fixed);
    expect(findingsOf(fixed).flatMap((finding) => finding.fixes.filter(({ safe }) => safe))).toEqual([]);
    expect(
      findingsOf(fixed).filter((finding) => isAlarming(finding) && !before.has(nameOf(finding))),
    ).toEqual([]);
    expect(parse(text).problems.length > 0 || format(fixed) === fixed).toBe(true);
  });
});

/** The text after each fix and each repair of a finding, made as the editor makes it. */
function fixesOf(text: string, finding: Finding, repairs: Finding['fixes']) {
  const model = modelOf(text);
  const document = [...model.documents.values()][0];
  if (document === undefined) throw new Error('There is a document.');
  const here = { ...finding, place: { ...finding.place, uri: document.uri } };
  const moved = (fixes: Finding['fixes']): Finding['fixes'] =>
    fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, place: { ...edit.place, uri: document.uri } })),
    }));
  const offered = [
    ...quickFixes(model, document, finding.place, [{ ...here, fixes: moved(finding.fixes) }]),
    ...repairFixes(model, here, moved(repairs)),
  ].filter(({ title }) => !title.startsWith('Ignore '));
  return offered.map(({ title, edits }) => ({ title, finding, fixed: applyEdits(text, edits) }));
}

function isThere(finding: Finding, other: Finding): boolean {
  return other.rule === finding.rule && other.place.start === finding.place.start;
}

function isAlarming({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

function nameOf({ rule, message }: Finding): string {
  return `${rule}: ${message}`;
}
