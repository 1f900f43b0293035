import type { Rule } from '../rule.ts';

/** Raised by the checker from what the parser says. */
export const rule: Rule = {
  id: 'syntax/unexpected',
  severity: 'error',
  method: 'syntax',
  summary: 'A word, a value or a sign that cannot stand where it stands.',
  why: 'A line that cannot be read does not reach Marketo, and neither does what it was meant to do.',
};
