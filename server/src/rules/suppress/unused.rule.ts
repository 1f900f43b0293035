import type { Rule } from '../rule.ts';

/** Raised by the checker when it applies the comments. */
export const rule: Rule = {
  id: 'suppress/unused',
  severity: 'warning',
  method: 'syntax',
  summary: 'A lifecycle-ignore comment that silences nothing.',
  why: 'A comment that outlived its finding hides the next one.',
  fix: 'safe',
};
