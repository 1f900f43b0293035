import type { Rule } from '../rule.ts';

/** Named in the repairs of races: a wait that is proved to put things in order. */
export const rule: Rule = {
  id: 'wait/missing',
  severity: 'warning',
  method: 'proof',
  summary: 'A race that one Wait at one place provably takes away: said with the race, not beside it.',
  why: 'Salesforce, webhooks and segments answer a moment later, and other campaigns run beside this one; without a wait the next step may come first.',
  fix: 'unsafe',
  namesRepairs: true,
};
