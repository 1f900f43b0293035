import type { Difference } from '../../questions/confluence.ts';
import type { Watched } from '../../questions/watched.ts';
import type { Ending } from '../explorer.ts';
import type { Cone } from '../slice/index.ts';

/** Does one thing end alike whatever the order? */
export interface Question {
  readonly watched: Watched;
  readonly cone: Cone;
  /** The same for questions that have the same answer. */
  readonly likeness: string | undefined;
}

export type Verdict = 'holds' | 'not decided' | Difference;

/** Looks at all schedules of what has influence on some things. */
export type Decide = (things: readonly Watched[], cone: Cone, ended?: (ending: Ending) => void) => Verdict;

export function sizeOf({ campaigns, atoms, steps }: Cone): number {
  return campaigns.size + atoms.size + steps.size;
}

/** Does all that has influence on the one have influence on the other? */
export function isWithin(small: Cone, large: Cone): boolean {
  return isSubset(small.campaigns, large.campaigns) && isSubset(small.steps, large.steps);
}

function isSubset<T>(small: ReadonlySet<T>, large: ReadonlySet<T>): boolean {
  if (small.size > large.size) return false;
  for (const one of small) if (!large.has(one)) return false;
  return true;
}
