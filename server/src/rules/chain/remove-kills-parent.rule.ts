import {
  type BoundStep,
  type CampaignNode,
  type CampaignSymbol,
  type Model,
  placeOf,
} from '../../model/index.ts';
import { campaignNamedBy } from '../call-target.ts';
import { stepsNamed } from '../flow-steps.ts';
import { removing } from '../flow-waits.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'chain/remove-kills-parent',
  severity: 'error',
  method: 'graph',
  summary: 'Remove from Flow on an executable campaign, which takes people out of its callers, too.',
  why: 'A campaign that executes another one waits inside of it: whoever is removed there never comes back to the caller’s next step.',
  checkModel: function* (model) {
    for (const campaign of removing(model)) {
      for (const step of stepsNamed(campaign.bound, 'Remove from Flow')) {
        const target = targetOf(model, campaign, step);
        if (target?.bound.kind !== 'executable') continue;
        const node = model.graph.node(target);
        const callers = node.calledBy.filter(({ from }) => from.bound.active);
        if (callers.length > 0) yield finding(campaign, step, target, callers);
      }
    }
  },
};

function targetOf(model: Model, campaign: CampaignSymbol, step: BoundStep): CampaignSymbol | undefined {
  const reference = campaignNamedBy(step, campaign);
  // Without a name the step is about the campaign that holds it.
  if (reference === undefined) return campaign;
  const [found] = model.resolve(reference, campaign.bound.declaration).found ?? [];
  return found?.kind === 'campaign' ? found : undefined;
}

function finding(
  campaign: CampaignSymbol,
  step: BoundStep,
  target: CampaignSymbol,
  callers: CampaignNode['calledBy'],
): RawFinding {
  const names = listed([...new Set(callers.map(({ from }) => quoted(from.name)))]);
  const who =
    target === campaign
      ? `${quoted(campaign.name)} takes people out of itself`
      : `${quoted(campaign.name)} takes people out of ${quoted(target.name)}`;
  return {
    place: placeOf(campaign.bound.declaration, step),
    message: `${who}, which is executable, and with it out of ${names}.`,
    advice:
      target === campaign
        ? 'Make a choice of the steps behind it, with nothing for these people, or let the campaign be requested.'
        : 'Let the campaign be requested, or end it by a choice on a field that is set here.',
    related: callers.map(({ from, step: call }) => ({
      place: placeOf(from.bound.declaration, call),
      message: `${quoted(from.name)} executes it here and does not go on`,
    })),
  };
}
