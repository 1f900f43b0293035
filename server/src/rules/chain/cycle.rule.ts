import { loopRule } from '../proof/loop-rule.ts';
import { eventInWords } from '../proof/words.ts';
import { listed, quoted } from '../spelling.ts';

export const rule = loopRule({
  id: 'chain/cycle',
  severity: 'error',
  summary: 'Campaigns that request each other for ever.',
  why: 'Marketo has no guard against a circle of requests: the person goes round until somebody switches a campaign off, and the queue fills up.',
  message: ({ campaigns, stimulus }) => {
    const names = campaigns.map(({ name }) => quoted(name));
    const circle =
      names.length === 1
        ? `${listed(names)} requests itself`
        : `${listed(names)} request each other in a circle`;
    return `${circle}, without an end, after ${eventInWords(stimulus)}.`;
  },
  advice:
    'Request the next campaign only where something has changed since the last time, and end the circle with a default.',
});
