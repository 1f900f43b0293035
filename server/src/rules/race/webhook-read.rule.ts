import { raceRule } from '../proof/race-rule.ts';
import { outcomesInWords, readerInWords, thingsInWords, writerInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/webhook-read',
  severity: 'warning',
  summary: 'A step behind Call Webhook looks at a field that the webhook fills.',
  why: 'A webhook answers a moment later; the flow goes on at once and finds the value of before.',
  fix: 'unsafe',
  message: (race) =>
    `${readerInWords(race)} looks at ${thingsInWords(race.program, race.things)} before or after ${writerInWords(race)} has answered: ${outcomesInWords(race)}.`,
  advice:
    'End the flow at Call Webhook and continue in a campaign that listens to Webhook is Called or to the change of the field.',
});
