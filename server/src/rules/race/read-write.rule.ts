import { raceRule } from '../proof/race-rule.ts';
import {
  eventInWords,
  outcomesInWords,
  readerInWords,
  thingsInWords,
  writerInWords,
} from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/read-write',
  severity: 'warning',
  summary: 'A filter or choice looks at what another campaign of the same event is about to write.',
  why: 'Filters are tested once, at a moment that nobody can foresee: whoever looks a moment too early keeps the person out for good.',
  fix: 'unsafe',
  message: (race) =>
    `${readerInWords(race)} looks at ${thingsInWords(race.program, race.things)}, which ${writerInWords(race)} writes, both after ${eventInWords(race.stimulus)}: ${outcomesInWords(race)}.`,
  advice:
    'Listen to the change itself (Data Value Changes), or let the campaign that writes request or execute the one that reads.',
  undecided: 'reads',
});
