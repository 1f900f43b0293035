import type { Race } from '../proof/race.ts';
import { raceRule } from '../proof/race-rule.ts';
import { stepsOf } from '../proof/side.ts';
import { outcomesInWords, readerInWords, writerInWords } from '../proof/words.ts';

export const rule = raceRule({
  id: 'race/alert-before-owner',
  severity: 'warning',
  summary: 'An alert or a task for the owner goes out although Salesforce may not have assigned one yet.',
  why: 'Salesforce assigns the owner a moment after the sync, and the next step seldom waits so long: an alert reaches nobody, and a task goes to whoever had the record first.',
  fix: 'unsafe',
  message: (race) =>
    `${readerInWords(race)} ${givesTask(race) ? 'gives a task to' : 'alerts'} the owner before or after ${writerInWords(race)} has assigned one: ${outcomesInWords(race)}.`,
  advice: 'Tell the owner from a campaign that listens to Owner Changes.',
});

function givesTask({ sides }: Race): boolean {
  return sides.some((side) => stepsOf(side).some(({ definition }) => definition.name === 'Create Task'));
}
