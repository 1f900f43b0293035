import { moveRule } from '../proof/move-rule.ts';

export const rule = moveRule({
  id: 'stage/leaves-terminal',
  severity: 'warning',
  summary: 'A campaign takes people out of a stage that the lifecycle declares terminal.',
  why: 'Whoever is a customer or disqualified for good comes back as a lead, and is counted and called as one.',
  fix: 'unsafe',
  yieldsTo: ['stage/goes-back'],
  message: (campaign, from, to) => `${campaign} may take a person out of the terminal stage ${from} to ${to}`,
  advice: 'Test the present stage in the very step that writes it, and leave terminal stages alone.',
});
