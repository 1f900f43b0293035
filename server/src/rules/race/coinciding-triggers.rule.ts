import { raceRule } from '../proof/race-rule.ts';
import { eventInWords, outcomesInWords, pairInWords, thingsInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/coinciding-triggers',
  severity: 'warning',
  summary: 'A new person comes with a form, an import or a first score, and campaigns for both do not agree.',
  why: 'Person is Created and the event that brought the person are logged at one moment; their campaigns run side by side and undo or miss each other.',
  fix: 'unsafe',
  message: (race) =>
    `${eventInWords(race.stimulus)}: ${pairInWords(race)} meet over ${thingsInWords(race.program, race.things)} in no certain order, and ${outcomesInWords(race)}.`,
  advice:
    'Let one intake campaign process new people in order; other events only set a flag or execute the same sorting.',
});
