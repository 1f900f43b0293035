import { raceRule } from '../proof/race-rule.ts';
import { eventOnly, outcomesInWords, pairInWords, thingsInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/batch-and-trigger',
  severity: 'warning',
  summary: 'A batch campaign and a trigger campaign work on the same values.',
  why: 'Batch and trigger campaigns have queues of their own; when both have the person at one time, the backlog decides who is first.',
  message: (race) =>
    `${pairInWords(race)} meet over ${thingsInWords(race.program, race.things)} when the batch runs while ${eventOnly(race.stimulus)} happens: ${outcomesInWords(race)}.`,
  advice:
    'Do the work in the chain that the event starts, and leave to the batch only what nobody looks at meanwhile.',
});
