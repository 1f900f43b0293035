import { eventInWords } from '../proof/words.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'loop/recycle',
  severity: 'warning',
  method: 'proof',
  summary: 'A person who leaves a stage is back in it at once, by the score that brought them there before.',
  why: 'Whoever is sent back keeps a score above the threshold: the next change of it, even downwards, undoes the decision, and Sales gets the same person again.',
  fix: 'unsafe',
  checkProof: function* ({ recycles, program }) {
    for (const recycle of recycles) {
      const { stimulus, lifecycle, stage, left, out, back, witness } = recycle;
      const { place } = back.step;
      if (place === undefined) continue;
      const related =
        out?.step.place === undefined
          ? []
          : [{ place: out.step.place, message: `${quoted(out.campaign.name)} writes ${quoted(left)} here` }];
      yield {
        place,
        message: `After ${eventInWords(stimulus)} a person leaves ${quoted(stage)} for ${quoted(left)}, and ${quoted(back.campaign.name)} takes them back at once: ${program.nameOf(lifecycle.stage)} is ${quoted(stage)} again.`,
        advice:
          'Lower the score below the threshold before the stage changes, and let only changes upwards lead back.',
        related,
        witness,
        cause: { kind: 'recycle', recycle },
      };
    }
  },
};
