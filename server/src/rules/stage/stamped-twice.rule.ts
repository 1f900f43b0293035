import type { Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';
import { eventInWords } from '../proof/words.ts';

export const rule: Rule = {
  id: 'stage/stamped-twice',
  severity: 'warning',
  method: 'proof',
  summary: 'The first date of a stage is written again when a person comes back to it.',
  why: 'A first date that moves makes old people young: time from creation to a stage can no longer be measured.',
  fix: 'unsafe',
  checkProof: function* ({ restamps, program }) {
    for (const restamp of restamps) {
      const { stimulus, stamp, stage, campaign, step, witness } = restamp;
      const { place } = step;
      if (place === undefined) continue;
      yield {
        place,
        message: `${quoted(campaign.name)} writes ${program.nameOf(stamp)}, the first date of ${quoted(stage)}, again when ${eventInWords(stimulus)} for a person who comes back.`,
        advice:
          'Write it only where it is empty, asked in the same step, or stamp the latest date in a field of its own.',
        witness,
        cause: { kind: 'restamp', restamp },
      };
    }
  },
};
