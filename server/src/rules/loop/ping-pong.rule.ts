import { loopRule } from '../proof/loop-rule.ts';
import { eventInWords } from '../proof/words.ts';
import { listed, quoted } from '../spelling.ts';

export const rule = loopRule({
  id: 'loop/ping-pong',
  severity: 'warning',
  summary: 'Campaigns that wake each other by their changes, again and again.',
  why: 'Each change calls for the next: the values never come to rest and the queue fills up with one person.',
  fix: 'unsafe',
  message: ({ campaigns, things, stimulus }, nameOf) =>
    `${listed(campaigns.map(({ name }) => quoted(name)))} wake each other without an end after ${eventInWords(stimulus)}, by their changes of ${listed(things.map(nameOf), 3)}.`,
  advice:
    'Let one of the values decide the other and not the other way round, or keep out what fits already.',
});
