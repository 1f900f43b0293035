import type { Fragile } from '../proof/fragile.ts';
import { doing } from '../proof/race-rule.ts';
import { placeOf } from '../proof/side.ts';
import { outcomesInWords, pairInWords, thingsInWords } from '../proof/words.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'wait/fragile',
  severity: 'information',
  method: 'proof',
  summary: 'Campaigns are in order only while the queue is shorter than a wait.',
  why: 'A wait is a minimum for the one who waits and no promise about the others: a backlog of an hour outlasts a wait of minutes.',
  checkProof: function* ({ fragile }) {
    const byFence = Map.groupBy(fragile, ({ fence }) => fence.step);
    for (const [first] of byFence.values()) {
      const place = first?.fence.step.place;
      if (first === undefined || place === undefined) continue;
      yield {
        place,
        message: messageOf(first),
        advice:
          'Continue in a campaign that listens to what is being waited for: Data Value Changes, Webhook is Called, Owner Changes.',
        related: relatedOf(first),
        witness: first.race.witness,
      };
    }
  },
};

function messageOf({ race, fence }: Fragile): string {
  const { kind, campaign, minutes } = fence;
  const time = durationInWords(minutes);
  const what =
    kind === 'wait'
      ? `the wait of ${time} in ${quoted(campaign.name)}`
      : `the ${time} that the answer to a step of ${quoted(campaign.name)} takes`;
  return `Only ${what} keeps ${pairInWords(race)} in order over ${thingsInWords(race.program, race.things)}. Once the queue is longer than that, ${outcomesInWords(race)}.`;
}

function relatedOf({ race }: Fragile): NonNullable<RawFinding['related']> {
  return race.sides.flatMap((side) => {
    const place = placeOf(race.program, side, race.things);
    return place === undefined ? [] : [{ place, message: doing(race, side) }];
  });
}

function durationInWords(minutes: number): string {
  const [count, unit] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
