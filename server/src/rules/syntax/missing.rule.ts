import type { Rule } from '../rule.ts';

/** Raised by the checker from what the parser says. */
export const rule: Rule = {
  id: 'syntax/missing',
  severity: 'error',
  method: 'syntax',
  summary: 'A line or a block that ends before it is complete.',
  why: 'A statement that is not complete does not reach Marketo.',
};
