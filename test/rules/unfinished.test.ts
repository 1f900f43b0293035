import { describe, expect, it } from 'vitest';
import { askedRules } from './asked-rules.ts';
import { examples, pageOf } from './rule-page.ts';
import { check, heard } from './rule-tester.ts';

/** What people write last: names, fields, values, tokens. */
const filledIn = /"[^"\n]*"|\{\{[^}\n]*\}\}|\[[^\]\n]*\]|\b\d[\d:.T-]*\b/g;

describe.each(askedRules)('$id', ({ id }) => {
  it('bears with texts in which something is still to be filled in', () => {
    for (const text of examples(pageOf(id), 'Bad').slice(0, 1))
      for (const { index, 0: part } of text.matchAll(filledIn)) {
        const unfinished = text.slice(0, index) + text.slice(index + part.length);
        expect(() => check(unfinished, heard(id)), unfinished).not.toThrow();
      }
  });
});
