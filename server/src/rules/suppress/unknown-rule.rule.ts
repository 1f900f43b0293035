import type { Rule } from '../rule.ts';

/** Raised by the checker when it applies the comments. */
export const rule: Rule = {
  id: 'suppress/unknown-rule',
  severity: 'error',
  method: 'syntax',
  summary: 'A lifecycle-ignore comment that names a rule which does not exist.',
  why: 'The finding that it was meant for is not silenced, or was renamed.',
  fix: 'unsafe',
};
