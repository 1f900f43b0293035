import { loopRule } from '../proof/loop-rule.ts';
import { eventInWords } from '../proof/words.ts';
import { listed, quoted } from '../spelling.ts';

export const rule = loopRule({
  id: 'loop/self-trigger',
  severity: 'warning',
  summary: 'A campaign that fires its own trigger again and again.',
  why: 'Each run wakes the next one: values run away and the queue fills up with one person.',
  fix: 'unsafe',
  message: ({ campaigns: [campaign], things, stimulus }, nameOf) =>
    `${quoted(campaign.name)} changes ${listed(things.map(nameOf), 2)} and listens to that change itself: after ${eventInWords(stimulus)} it starts itself again without an end.`,
  advice:
    'Keep out what needs no change, by a constraint on the new value or by a filter, or let it qualify at intervals only.',
});
