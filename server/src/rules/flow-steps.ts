import { type BoundCampaign, type BoundStep, stepsOf } from '../model/index.ts';
import { perCampaign } from './incremental/per-campaign.ts';

/** Many rules ask, and most ask for what most campaigns lack. */
const byName = perCampaign((bound): ReadonlyMap<string, readonly BoundStep[]> =>
  Map.groupBy(stepsOf(bound.flow), ({ definition }) => definition.name),
);

/** The steps of a campaign that bear a name of the catalogue, branches included, in the order of the text. */
export function stepsNamed(bound: BoundCampaign, name: string): readonly BoundStep[] {
  return byName(bound).get(name) ?? [];
}
