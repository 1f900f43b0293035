import { raceRule } from '../proof/race-rule.ts';
import { outcomesInWords, pairInWords, thingsInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/rescore',
  severity: 'warning',
  summary: 'A score is set anew and added up by requested campaigns, while others already act on it.',
  why: 'Until the last points are there the score dips and climbs, and whoever looks at it meanwhile decides on half of it.',
  fix: 'unsafe',
  message: (race) =>
    `${pairInWords(race)} meet over ${thingsInWords(race.program, race.things)} while it is being added up again: ${outcomesInWords(race)}.`,
  advice: 'Execute the campaigns that add the points, and let only the finished total fire a trigger.',
});
