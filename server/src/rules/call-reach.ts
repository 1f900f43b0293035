import type { Access, Call, CampaignSymbol, Model } from '../model/index.ts';

/** A campaign and all that it executes or requests, directly or by others. */
export function calledBelow(
  model: Model,
  campaign: CampaignSymbol,
  follows: (call: Call) => boolean = () => true,
): ReadonlySet<CampaignSymbol> {
  const reached = new Set([campaign]);
  for (const one of reached)
    for (const call of model.graph.node(one).calls)
      if (follows(call) && call.to.bound.active) reached.add(call.to);
  return reached;
}

/** What a campaign writes, by itself and by those that it calls. */
export function writtenBelow(model: Model, campaign: CampaignSymbol): readonly Access[] {
  return [...calledBelow(model, campaign)].flatMap((one) => model.graph.node(one).writes);
}
