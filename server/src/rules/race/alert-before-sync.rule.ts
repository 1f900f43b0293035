import { eventInWords } from '../proof/words.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'race/alert-before-sync',
  severity: 'warning',
  method: 'proof',
  summary: 'An alert goes out before or after the person is synced to Salesforce, by chance.',
  why: 'Alerts have a high priority, syncs a medium one: whoever gets the alert looks for a record that is not there yet.',
  fix: 'unsafe',
  checkProof: function* ({ alertOrders }) {
    for (const order of alertOrders) {
      const { stimulus, alert, sync, witness } = order;
      const { place } = alert.step;
      if (place === undefined) continue;
      const related =
        sync.step.place === undefined
          ? []
          : [{ place: sync.step.place, message: `${quoted(sync.campaign.name)} syncs the person here` }];
      yield {
        place,
        message: `${quoted(alert.campaign.name)} sends its alert while ${quoted(sync.campaign.name)} syncs the person to Salesforce, both after ${eventInWords(stimulus)}: the alert goes out before the record is there or after it.`,
        advice:
          'Send the alert behind the sync in the same flow, or from a campaign that listens to Person is Synced to SFDC.',
        related,
        witness,
        cause: { kind: 'alert order', order },
      };
    }
  },
};
