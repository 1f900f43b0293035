import { type BoundStep, type CampaignSymbol, type Model, placeOf, stepsOf } from '../../model/index.ts';
import { stepsNamed } from '../flow-steps.ts';
import { guardFix, textOf } from '../insertion.ts';
import { campaignsThat, fromCampaigns } from '../incremental/from-files.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { salesforceRecordAt } from '../salesforce-record.ts';
import { quoted } from '../spelling.ts';

const sync = 'Sync Person to SFDC';
const guard = '[SFDC Type] is not empty';

export const rule: Rule = {
  id: 'sync/accidental',
  severity: 'warning',
  method: 'graph',
  summary: 'A step in Salesforce that takes people there who were not meant to go yet.',
  why: 'Marketo makes a Salesforce record first where there is none, so people are sent to Sales past all conditions of the sync.',
  fix: 'unsafe',
  checkModel: function* (model) {
    // Where no campaign sends people deliberately, nobody is being kept out of Salesforce.
    const [sender] = senders(model);
    if (sender === undefined) return;
    for (const { campaign, step } of syncingSteps(model)) {
      if (salesforceRecordAt(model, campaign, step).has('none')) yield finding(model, campaign, step, sender);
    }
  },
};

const senders = campaignsThat((bound) => bound.active && stepsNamed(bound, sync).length > 0);

const syncingSteps = fromCampaigns((campaign) =>
  campaign.bound.active
    ? stepsOf(campaign.bound.flow)
        .filter(({ definition }) => definition.effects.implies.includes(sync))
        .map((step) => ({ campaign, step }))
    : [],
);

function finding(
  model: Model,
  { name, bound }: CampaignSymbol,
  step: BoundStep,
  sender: CampaignSymbol,
): RawFinding {
  return {
    place: placeOf(bound.declaration, step),
    message: `${step.definition.name} in ${quoted(name)} also sends people to Salesforce who are not there yet.`,
    advice: `Do it only where ${guard}, or put ${sync} before it if they are meant to go.`,
    related: stepsNamed(sender.bound, sync)
      .slice(0, 1)
      .map((deliberate) => ({
        place: placeOf(sender.bound.declaration, deliberate),
        message: `${quoted(sender.name)} sends people to Salesforce here`,
      })),
    fixes: guardFix(bound, step, guard, {
      text: textOf(model, bound.declaration),
      title: 'Do it only for people who are in Salesforce',
    }),
  };
}
