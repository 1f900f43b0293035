import { moveRule } from '../proof/move-rule.ts';

export const rule = moveRule({
  id: 'stage/skips',
  severity: 'warning',
  summary: 'A campaign makes a move that the lifecycle does not declare.',
  why: 'Stages that people jump over have no stamps and no counts: reports do not add up, and nobody agreed to the short cut.',
  fix: 'unsafe',
  yieldsTo: ['stage/goes-back', 'stage/leaves-terminal'],
  message: (campaign, from, to) =>
    `${campaign} may take a person from ${from} to ${to}, a move that the lifecycle does not declare,`,
  advice: 'Test the present stage in the very step that writes it, or declare the move with allow.',
});
