import { raceRule } from '../proof/race-rule.ts';
import { eventInWords, outcomesInWords, pairInWords, thingsInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/late-guard',
  severity: 'warning',
  summary: 'A campaign keeps people out by a value that it writes too late itself.',
  why: 'Two events in one second wake the campaign twice, and both look before either has written: everything in between is done twice.',
  fix: 'unsafe',
  message: (race) =>
    `${pairInWords(race)} after ${eventInWords(race.stimulus)}: ${thingsInWords(race.program, race.things)} keeps the second out only if the first has written it by then: ${outcomesInWords(race)}.`,
  advice:
    'Do what must happen once in a campaign that listens to the change of the guarding field: a value changes once.',
});
