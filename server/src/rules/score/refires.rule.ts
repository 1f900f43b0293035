import type { Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'score/refires',
  severity: 'warning',
  method: 'proof',
  summary: 'A campaign that waits for a score fires again at every change above its threshold.',
  why: 'New Score at least 100 is true at 100, at 105 and at 110: whoever stays active is reported again and again.',
  fix: 'unsafe',
  checkProof: function* ({ refires, program }) {
    for (const refire of refires) {
      const { campaign, trigger, score, step, witness } = refire;
      const { place } = trigger;
      if (place === undefined) continue;
      yield {
        place,
        message: `${quoted(campaign.name)} fires at every change of ${program.nameOf(score)} beyond its threshold, not only when it is reached: ${step.text} happens again with the next point.`,
        advice:
          'Listen to the change of the stage instead, or keep out whoever has it, or let people qualify once or at intervals.',
        related: step.place === undefined ? [] : [{ place: step.place, message: 'This happens again' }],
        witness,
        cause: { kind: 'refire', refire },
      };
    }
  },
};
