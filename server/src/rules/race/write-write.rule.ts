import { raceRule } from '../proof/race-rule.ts';
import { eventInWords, outcomesInWords, pairInWords, writtenInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/write-write',
  severity: 'warning',
  summary: 'Two campaigns write one field and nothing says which of them comes last.',
  why: 'Marketo runs the campaigns of one event side by side: the last writer wins, and who that is differs from person to person.',
  fix: 'unsafe',
  message: (race) =>
    `${pairInWords(race)} both write ${writtenInWords(race)} after ${eventInWords(race.stimulus)}, in no certain order: ${outcomesInWords(race)}.`,
  advice:
    'Let one campaign decide and the others execute it, or test the present value in the very step that writes it.',
  undecided: 'writes',
});
