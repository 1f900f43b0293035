import type { BoundCampaign, BoundStep } from '../bound.ts';
import { type Access, readsOf, stepsOf, testsOf, type Thing, writesOf } from '../things.ts';

export interface CampaignAccess {
  /** Steps that start another campaign. */
  readonly starting: readonly BoundStep[];
  readonly writes: readonly Access[];
  /** What it writes, each once. */
  readonly written: readonly Thing[];
  readonly reads: readonly Thing[];
}

/** What a campaign says by itself is kept as long as it stays as it is: an edit touches one, and the graph is made anew. */
const accesses = new WeakMap<BoundCampaign, CampaignAccess>();

export function accessOf(bound: BoundCampaign): CampaignAccess {
  const known = accesses.get(bound);
  if (known !== undefined) return known;
  const steps = stepsOf(bound.flow);
  const choiceTests = bound.flow.flatMap((item) =>
    item.kind === 'choice' ? item.branches.flatMap(({ test }) => test ?? []) : [],
  );
  const writes = steps.flatMap(writesOf);
  const access = {
    starting: steps.filter(({ definition }) => definition.effects.starts !== undefined),
    writes,
    written: [...new Set(writes.map(({ thing }) => thing))],
    reads: [...testsOf(bound.filters), ...choiceTests].flatMap(readsOf),
  };
  accesses.set(bound, access);
  return access;
}
