import { moveRule } from '../proof/move-rule.ts';

export const rule = moveRule({
  id: 'stage/goes-back',
  severity: 'warning',
  summary: 'A campaign takes people back to an earlier stage than they have reached.',
  why: 'Down the funnel, not up: a person whom Sales is talking to turns into a fresh lead again, with its stamps and alerts.',
  fix: 'unsafe',
  message: (campaign, from, to) => `${campaign} may take a person back from ${from} to ${to}`,
  advice: 'Test the present stage in the very step that writes it, and let only earlier stages through.',
});
