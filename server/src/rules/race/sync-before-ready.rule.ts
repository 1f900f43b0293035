import { raceRule } from '../proof/race-rule.ts';
import { outcomesInWords, readerInWords, thingsInWords, writerInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/sync-before-ready',
  severity: 'warning',
  summary: 'A person is synced to Salesforce while a field that goes along is still being written.',
  why: 'Salesforce routes by what it gets with the sync; what is written a moment later comes too late for its rules.',
  fix: 'unsafe',
  message: (race) =>
    `${readerInWords(race)} syncs to Salesforce while ${writerInWords(race)} writes ${thingsInWords(race.program, race.things)}: ${outcomesInWords(race)}.`,
  advice: 'Make the sync the last step of the campaign that writes, or of the chain that it starts.',
});
