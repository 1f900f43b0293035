import type { BoundCondition } from '../model/index.ts';
import { costOf } from './cost.ts';

/** Up to this class a filter is cheap (see `slow/order`). */
export const cheapest = 2;

/**
 * A cheap filter that picks some people out. Where a list has one, the dear filters of the list need not see the whole
 * database: it is for `slow/order` to say so where it does not come first.
 */
export function narrows(condition: BoundCondition): boolean {
  return costOf(condition) <= cheapest;
}
