import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultProofBudget, registry, rulePage } from '../../server/src/rules/index.ts';
import { check } from './rule-tester.ts';

const headings = ['What it does', 'Why it matters', 'Bad', 'Good', 'Fix', 'Sources'];

describe.each([...registry.values()])('the page of $id', (rule) => {
  const page = readFileSync(new URL(`../../server/src/rules/${rule.id}.md`, import.meta.url), 'utf8');

  it('has the headings of every page, in their order', () => {
    expect(page.split('\n')[0]).toBe(`# ${rule.id}`);
    expect([...page.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(headings);
  });

  if (rule.namesRepairs === true) {
    it('shows a bad example with one finding, of a rule that is repaired so', () => {
      const bad = examples(page, 'Bad');
      expect(bad.length).toBeGreaterThan(0);
      for (const text of bad) {
        const { findings, repairs } = check(text, new Map(), defaultProofBudget);
        const named = findings.map((finding) => repairs(finding).filter((fix) => fix.rule === rule.id));
        expect(named.map(({ length }) => length)).toEqual([1]);
      }
    });
  } else {
    it('shows a bad example that raises this rule and nothing else', () => {
      const bad = examples(page, 'Bad');
      expect(bad.length).toBeGreaterThan(0);
      for (const text of bad) expect(rulesIn(text)).toEqual([rule.id]);
    });
  }

  it('shows a good example without a finding', () => {
    const good = examples(page, 'Good');
    expect(good.length).toBeGreaterThan(0);
    for (const text of good) expect(rulesIn(text)).toEqual([]);
  });

  it('tells the truth about fixes', () => {
    const safety = examples(page, 'Bad').flatMap((text) => {
      const { findings, repairs } = check(text, new Map(), defaultProofBudget);
      return findings.flatMap((finding) =>
        [...finding.fixes, ...repairs(finding)].map(({ safe }) => (safe ? 'safe' : 'unsafe')),
      );
    });
    expect([...new Set(safety)]).toEqual(rule.fix === undefined ? [] : [rule.fix]);
  });

  it('can be asked for by the id of the rule', async () => {
    await expect(rulePage(rule.id)).resolves.toBe(page);
  });
});

it('does not make up pages', async () => {
  await expect(rulePage('constructor')).resolves.toBeUndefined();
});

/** The `lifecycle` blocks under a heading. */
function examples(page: string, heading: string): string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^```lifecycle\n(.*?)^```$/gms)].map((match) => match[1] ?? '');
}

/** What a page shows has to be true of every rule, those that prove included. */
function rulesIn(text: string): string[] {
  return [...new Set(check(text, new Map(), defaultProofBudget).findings.map(({ rule }) => rule))];
}
