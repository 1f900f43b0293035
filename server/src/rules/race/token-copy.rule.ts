import { raceRule } from '../proof/race-rule.ts';
import { outcomesInWords, pairInWords, thingsInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/token-copy',
  severity: 'warning',
  summary: 'A value is copied together with tokens by several runs at once.',
  why: 'Each run reads one field and writes another; between the two steps of one run the other may come, and the copy is of something that is no more.',
  message: (race) =>
    `${pairInWords(race)} copy values into ${thingsInWords(race.program, race.things)} at one time: ${outcomesInWords(race)}.`,
  advice: 'Add the points to the total where they are given, or let one campaign alone keep the copy.',
});
