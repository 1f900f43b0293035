import { raceRule } from '../proof/race-rule.ts';
import { outcomesInWords, readerInWords, thingsInWords, writerInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/request-then-rely',
  severity: 'error',
  summary: 'Steps behind a Request Campaign rely on what the requested campaign does.',
  why: 'Request Campaign does not wait: the other campaign starts beside this one, and the next step may come first.',
  fix: 'unsafe',
  message: (race) =>
    `${readerInWords(race)} relies on ${thingsInWords(race.program, race.things)} while ${writerInWords(race)}, which it has requested, may not have written it yet: ${outcomesInWords(race)}.`,
  advice: 'Execute the campaign instead of requesting it, or move the steps that rely on it to its end.',
});
