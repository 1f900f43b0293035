import type { CampaignNode, CampaignSymbol, Model } from '../model/index.ts';

/**
 * Does a campaign have starts of its own that may come at any time in a person's life? A trigger other than the
 * creation of the person, a batch run, or a request from outside the files.
 */
export function startsAfterCreation({ campaign, calledBy }: CampaignNode): boolean {
  const { kind, triggers } = campaign.bound;
  if (kind === 'batch') return true;
  if (kind === 'executable') return false;
  return triggers.some(({ definition }) => {
    if (definition.name === 'Campaign is Requested') return calledBy.length === 0;
    return definition.name !== 'Person is Created';
  });
}

/** Every active campaign that may run at any time in a person's life: by itself or because one of these calls it. */
export function runningAfterCreation(model: Model): ReadonlySet<CampaignSymbol> {
  const running = new Set<CampaignSymbol>();
  for (const node of model.graph.nodes) if (startsAfterCreation(node)) running.add(node.campaign);
  for (const campaign of running) {
    if (!campaign.bound.active) running.delete(campaign);
    else for (const { to } of model.graph.node(campaign).calls) running.add(to);
  }
  return running;
}
