import { raceRule } from '../proof/race-rule.ts';
import { outcomesInWords, readerInWords, thingsInWords, writerInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/dependent-requests',
  severity: 'error',
  summary: 'Two campaigns are requested one after the other although one needs what the other writes.',
  why: 'Requested campaigns run side by side, whatever the order of the requests.',
  fix: 'unsafe',
  message: (race) =>
    `${readerInWords(race)} looks at ${thingsInWords(race.program, race.things)}, which ${writerInWords(race)} writes; both are requested one after the other and run side by side: ${outcomesInWords(race)}.`,
  advice: 'Let the first request the second at its end, or execute both in their order.',
});
