import type { EngineProgram } from '../../engine/index.ts';
import type { DoubleStamp } from '../proof/double-stamp.ts';
import { eventInWords } from '../proof/words.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'stage/stamped-twice',
  severity: 'warning',
  method: 'proof',
  summary: 'The first date of a stage is written again: when a person comes back, or by a second campaign.',
  why: 'A first date that moves makes old people young: time from creation to a stage can no longer be measured.',
  fix: 'unsafe',
  checkProof: function* ({ restamps, doubleStamps, program }) {
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
    const told = new Set(restamps.map(({ stamp }) => stamp));
    for (const double of doubleStamps) if (!told.has(double.stamp)) yield* writtenByTwo(double, program);
  },
};

/** At the one that writes over the other; where each may, at the later in the files. */
function* writtenByTwo(
  { stage, stamp, writings, byChance, stimulus, witness }: DoubleStamp,
  program: EngineProgram,
): Generator<RawFinding> {
  const [first, second] = writings;
  const isTurned =
    byChance && program.campaigns.indexOf(first.campaign) > program.campaigns.indexOf(second.campaign);
  const [last, other] = isTurned ? [first, second] : [second, first];
  const [place, elsewhere] = [last.step.place, other.step.place];
  if (place === undefined) return;
  const names = listed([other, last].map(({ campaign }) => quoted(campaign.name)));
  const how = byChance ? ', in no certain order' : ', one after the other';
  yield {
    place,
    message: `${names} both write ${program.nameOf(stamp)}, the first date of ${quoted(stage)}, after ${eventInWords(stimulus)}${how}: the second date stays.`,
    advice:
      'Let one campaign stamp the stage, or let each write the date only where it is empty, asked in the same step.',
    related:
      elsewhere === undefined
        ? []
        : [{ place: elsewhere, message: `${quoted(other.campaign.name)} writes it here` }],
    witness,
  };
}
