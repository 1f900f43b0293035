import { raceRule } from '../proof/race-rule.ts';
import { outcomesInWords, readerInWords, thingsInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/segment-lag',
  severity: 'warning',
  summary: 'A segment is looked at right after a change of the field that decides it.',
  why: 'Marketo computes segments a moment after their fields have changed; until then the person is in the segment of before.',
  fix: 'unsafe',
  message: (race) =>
    `${readerInWords(race)} looks at ${thingsInWords(race.program, race.things)} before or after it has followed its fields: ${outcomesInWords(race)}.`,
  advice: 'Listen to Segment Changes, or ask for the field itself.',
});
