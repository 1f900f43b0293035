import type { Rule } from '../rule.ts';

/** Raised by the checker from what the parser says. */
export const rule: Rule = {
  id: 'syntax/unreadable',
  severity: 'error',
  method: 'syntax',
  summary: 'Characters that have no meaning outside quotes and brackets.',
  why: 'A line that cannot be read does not reach Marketo, and neither does what it was meant to do.',
};
