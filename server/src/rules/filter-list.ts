import type { Bound, BoundCampaign, BoundSmartList } from '../model/index.ts';

/**
 * Whom a list of filters is put to: the whole database (smart lists, batch campaigns), or one person at each event or
 * call. What is slow is slow for each person that is looked at.
 */
export type Audience = 'database' | 'person';

/** A declaration with filters. */
export interface FilterList {
  readonly bound: BoundCampaign | BoundSmartList;
  readonly audience: Audience;
}

/** Undefined for what has no list of filters; the conditions of scenarios are no work for Marketo. */
export function filterListOf(bound: Bound): FilterList | undefined {
  if (!('filters' in bound)) return undefined;
  const isAsked = 'kind' in bound && bound.kind !== 'batch';
  return { bound, audience: isAsked ? 'person' : 'database' };
}
