import type { Rule } from '../rule.ts';

/** Raised by the checker when it applies the comments. */
export const rule: Rule = {
  id: 'suppress/reason-missing',
  severity: 'error',
  method: 'syntax',
  summary: 'A lifecycle-ignore comment that does not say why.',
  why: 'Whoever reads the file later cannot tell a considered exception from a forgotten one.',
};
