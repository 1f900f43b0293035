import { CLOCK, type Cone } from '../explore/slice/index.ts';
import type { EngineCampaign, Thing } from '../program/index.ts';
import type { Conflict } from './conflict.ts';

/** Tells of what has influence on a thing whether any of it may depend on the order. */
export type Dependence = (cone: Cone) => boolean;

/**
 * Only conflicts make a difference, and to a thing only those over what has influence on it, between those who have.
 * When something happens is no conflict, so where time has influence nothing is certain.
 */
export function dependenceOn(conflicts: readonly Conflict[]): Dependence {
  const byThing = new Map<Thing, (readonly [EngineCampaign | undefined, EngineCampaign | undefined])[]>();
  for (const { thing, parties } of conflicts) {
    const pair = [parties[0].campaign, parties[1].campaign] as const;
    const pairs = byThing.get(thing);
    if (pairs === undefined) byThing.set(thing, [pair]);
    else pairs.push(pair);
  }
  return ({ atoms, campaigns }) => {
    if (atoms.has(CLOCK)) return true;
    const isIn = (campaign: EngineCampaign | undefined) => campaign === undefined || campaigns.has(campaign);
    for (const [thing, pairs] of byThing) {
      if (atoms.has(thing) && pairs.some(([one, other]) => isIn(one) && isIn(other))) return true;
    }
    return false;
  };
}
