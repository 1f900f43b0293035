import { describe, expect, it } from 'vitest';
import { defaultProofBudget, rulePage } from '../../server/src/rules/index.ts';
import { format, parse } from '../../server/src/syntax/index.ts';
import { askedRules } from './asked-rules.ts';
import { examples, pageOf } from './rule-page.ts';
import { check, heard } from './rule-tester.ts';
import { expectSentence } from './well-said.ts';

const headings = ['What it does', 'Why it matters', 'Bad', 'Good', 'Fix', 'Sources'];

describe.each(askedRules)('the page of $id', (rule) => {
  const page = pageOf(rule.id);

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
      for (const text of bad) expect(rulesIn(text, rule.id)).toEqual([rule.id]);
    });
  }

  it('shows a good example without a finding', () => {
    const good = examples(page, 'Good');
    expect(good.length).toBeGreaterThan(0);
    for (const text of good) expect(rulesIn(text, rule.id)).toEqual([]);
  });

  it('shows both as the formatter lays them out', () => {
    for (const text of [...examples(page, 'Bad'), ...examples(page, 'Good')])
      if (parse(text).problems.length === 0) expect(text).toBe(format(text));
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

  it('is of a rule that says in a sentence what it finds, and in another why that matters', () => {
    for (const sentence of [rule.summary, rule.why]) expectSentence(sentence);
  });

  it('can be asked for by the id of the rule', async () => {
    await expect(rulePage(rule.id)).resolves.toBe(page);
  });
});

it('does not make up pages', async () => {
  await expect(rulePage('constructor')).resolves.toBeUndefined();
});

/** What a page shows has to be true of every rule, those that prove included. */
function rulesIn(text: string, rule: string): string[] {
  return [...new Set(check(text, heard(rule), defaultProofBudget).findings.map(({ rule }) => rule))];
}
