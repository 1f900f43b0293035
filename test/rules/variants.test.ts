import { describe, expect, it } from 'vitest';
import { defaultProofBudget } from '../../server/src/rules/index.ts';
import { askedRules } from './asked-rules.ts';
import { examples, pageOf } from './rule-page.ts';
import { check } from './rule-tester.ts';
import { changed } from './variants/changed.ts';
import { type Variant, variants } from './variants/index.ts';

const asked = Object.entries(variants).filter(([rule]) => askedRules.some(({ id }) => id === rule));

describe.each(asked)('%s', (rule, { same, nearMisses }) => {
  const [bad = ''] = examples(pageOf(rule), 'Bad');

  const read = (written: readonly Variant[]) =>
    written.map((variant) => ({ meaning: variant[0], text: changed(bad, variant) }));

  it.each(read(same))('speaks all the same: $meaning', ({ text }) => {
    expect(rulesIn(text)).toContain(rule);
  });

  it.each(read(nearMisses))('says nothing: $meaning', ({ text }) => {
    expect(rulesIn(text)).not.toContain(rule);
  });
});

function rulesIn(text: string): string[] {
  return check(text, new Map(), defaultProofBudget).findings.map(({ rule }) => rule);
}
