import type { EngineCampaign } from '../../engine/index.ts';
import type { Course } from './trial.ts';

/** Who asked whom to start, in some courses. */
export interface Kinship {
  /** The campaigns that requested one, directly. */
  readonly parentsOf: (campaign: EngineCampaign) => ReadonlySet<EngineCampaign>;
  /** Did the one request the other, or somebody who did? */
  readonly isAncestor: (one: EngineCampaign, other: EngineCampaign) => boolean;
}

export function kinshipIn(courses: readonly Course[]): Kinship {
  const parents = new Map<EngineCampaign, Set<EngineCampaign>>();
  for (const { turns } of courses) {
    for (const { task, next } of turns) {
      const asking = task.kind === 'run' ? task.frames[0]?.campaign : undefined;
      if (asking === undefined) continue;
      for (const happening of next.happened) {
        if (happening.kind !== 'requested' || happening.campaign === undefined) continue;
        const known = parents.get(happening.campaign);
        if (known === undefined) parents.set(happening.campaign, new Set([asking]));
        else known.add(asking);
      }
    }
  }
  const none: ReadonlySet<EngineCampaign> = new Set();
  const parentsOf = (campaign: EngineCampaign) => parents.get(campaign) ?? none;
  return {
    parentsOf,
    isAncestor: (one, other) => {
      const ancestors = new Set(parentsOf(other));
      for (const ancestor of ancestors) for (const further of parentsOf(ancestor)) ancestors.add(further);
      return ancestors.has(one) && one !== other;
    },
  };
}
