import type { BoundCampaign, CampaignNode, CampaignSymbol, Model } from '../model/index.ts';

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

/**
 * May a campaign run at any time in a person's life, by itself or because one that may so calls it? Only by way of those
 * that `passes` holds of. Cycles alone start nothing. Asked of few campaigns, so it looks upwards, and twice at none.
 */
export function runsAfterCreation(
  model: Model,
  passes: (bound: BoundCampaign) => boolean,
): (campaign: CampaignSymbol) => boolean {
  const known = new Map<CampaignSymbol, boolean>();
  return (campaign) => {
    const before = known.get(campaign);
    if (before !== undefined) return before;
    if (!passes(campaign.bound)) return false;
    /** Who is looked at, and whom it was reached from. */
    const reached = new Map<CampaignSymbol, CampaignSymbol | undefined>([[campaign, undefined]]);
    for (const one of reached.keys()) {
      const node = model.graph.node(one);
      if (known.get(one) === true || startsAfterCreation(node)) {
        for (let at: CampaignSymbol | undefined = one; at !== undefined; at = reached.get(at))
          known.set(at, true);
        return true;
      }
      for (const { from } of node.calledBy)
        if (!reached.has(from) && known.get(from) !== false && passes(from.bound)) reached.set(from, one);
    }
    for (const one of reached.keys()) known.set(one, false);
    return false;
  };
}
