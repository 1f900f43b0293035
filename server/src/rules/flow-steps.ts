import { type BoundCampaign, type BoundStep, stepsOf } from '../model/index.ts';

/** Kept as long as the campaign stays as it is: many rules ask, and most ask for what most campaigns lack. */
const known = new WeakMap<BoundCampaign, ReadonlyMap<string, readonly BoundStep[]>>();

/** The steps of a campaign that bear a name of the catalogue, branches included, in the order of the text. */
export function stepsNamed(bound: BoundCampaign, name: string): readonly BoundStep[] {
  let byName = known.get(bound);
  if (byName === undefined) {
    byName = Map.groupBy(stepsOf(bound.flow), ({ definition }) => definition.name);
    known.set(bound, byName);
  }
  return byName.get(name) ?? [];
}
