import { raceRule } from '../proof/race-rule.ts';
import { outcomesInWords, readerInWords, writerInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/alert-before-owner',
  severity: 'warning',
  summary: 'An alert to the owner goes out although Salesforce may not have assigned one yet.',
  why: 'Salesforce assigns the owner a moment after the sync; alerts have a high priority, so without an owner is the likely order, and the alert reaches nobody.',
  fix: 'unsafe',
  message: (race) =>
    `${readerInWords(race)} alerts the owner before or after ${writerInWords(race)} has assigned one: ${outcomesInWords(race)}.`,
  advice: 'Send the alert from a campaign that listens to Owner Changes.',
});
