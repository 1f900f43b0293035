import type { Rule } from '../rule.ts';

/** Raised by the checker from what the parser says. */
export const rule: Rule = {
  id: 'syntax/unclosed',
  severity: 'error',
  method: 'syntax',
  summary: 'A block, a text, a name or a comment without its end.',
  why: 'What follows is read as a part of what is not closed.',
};
