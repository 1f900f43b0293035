import { raceRule } from '../proof/race-rule.ts';
import { eventInWords, outcomesInWords, pairInWords, thingsInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/history-replay',
  severity: 'information',
  summary:
    'A visitor becomes known, and the replayed web activity runs into the processing of the new person.',
  why: 'Marketo attaches all earlier visits and clicks when a visitor becomes known, and fires the campaigns of today for them at once.',
  fix: 'unsafe',
  message: (race) =>
    `${eventInWords(race.stimulus)}: ${pairInWords(race)} meet over ${thingsInWords(race.program, race.things)} in no certain order, and ${outcomesInWords(race)}.`,
  advice:
    'Keep new people out of the campaigns that listen to web activity until they are processed, or score them at the end of the processing.',
});
