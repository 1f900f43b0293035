import { recurrenceSentence, scheduleWords } from '../plan/recurrence.ts';
import type { CampaignSnapshot } from '../snapshot.ts';

/** When a batch campaign runs, as far as the instance shows it, and a comment where it does not. */
export function scheduleLines({ status, recurrence, scheduledRuns }: CampaignSnapshot): readonly string[] {
  if (status === 'Recurring Run') {
    if (recurrence === undefined) return ['// It runs again and again; Marketo does not show when.'];
    const words = scheduleWords(recurrence);
    return words === undefined
      ? [`// It runs ${recurrenceSentence(recurrence)}: the language has no words for that.`]
      : [`schedule ${words}`];
  }
  if (scheduledRuns === undefined)
    return status === 'Single Run' ? ['// It ran once, or is going to: this API does not show when.'] : [];
  const runs = scheduledRuns.toSorted();
  // A file has one run for each campaign.
  const said = runs.find((run) => /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(run));
  const others = runs.filter((run) => run !== said);
  return [
    ...(said === undefined ? [] : [`schedule once at ${said}`]),
    ...others.map(
      (run) => `// It is ${said === undefined ? '' : 'also '}going to run at ${run.replace('T', ' ')}.`,
    ),
  ];
}
