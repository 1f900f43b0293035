import type { BoundCampaign, BoundCondition, BoundSmartList, Model } from '../../model/index.ts';
import { fromFiles } from '../incremental/from-files.ts';
import { spelledCondition } from './spelled-condition.ts';

/** So many filters, in so many lists, are worth a field of their own. */
const fewestFilters = 3;
const fewestLists = 3;

export type Listing = BoundCampaign | BoundSmartList;

/** A list that has the filters of a set, in the order of the set. */
export interface Member {
  readonly bound: Listing;
  readonly filters: readonly BoundCondition[];
}

/** Filters that stand together in several lists. */
export interface RepeatedSet {
  readonly first: Member;
  readonly others: readonly Member[];
}

interface Keyed {
  readonly bound: Listing;
  /** Its filters by what they say, however they are written. */
  readonly filters: ReadonlyMap<string, BoundCondition>;
}

/**
 * Finds the sets, the largest first; a list belongs to one set only. From each filter that is repeated it asks what all
 * lists that have it have in common, so a list costs its own length, not its likeness to every other one.
 */
export function createRepeatedSets(): (model: Model) => readonly RepeatedSet[] {
  const known = new WeakMap<Listing, Keyed>();
  const keyed = (bound: Listing): Keyed => {
    const before = known.get(bound);
    if (before !== undefined) return before;
    const filters = new Map(bound.filters.map((filter) => [spelledCondition(filter), filter]));
    const one = { bound, filters };
    known.set(bound, one);
    return one;
  };
  const isLong = ({ filters }: Keyed) => filters.size >= fewestFilters;
  const smartLists = fromFiles((symbols) =>
    symbols
      .of('smart list')
      .map(({ bound }) => keyed(bound))
      .filter(isLong),
  );
  const campaigns = fromFiles((symbols) =>
    symbols
      .of('campaign')
      .map(({ bound }) => keyed(bound))
      .filter(isLong),
  );
  return (model) => separated(commonSets([...smartLists(model), ...campaigns(model)]));
}

interface CommonSet {
  readonly keys: readonly string[];
  readonly lists: readonly Keyed[];
}

function commonSets(lists: readonly Keyed[]): readonly CommonSet[] {
  const byFilter = new Map<string, Keyed[]>();
  for (const list of lists) {
    for (const key of list.filters.keys()) {
      const having = byFilter.get(key);
      if (having === undefined) byFilter.set(key, [list]);
      else having.push(list);
    }
  }
  const sets = new Map<string, CommonSet>();
  for (const having of byFilter.values()) {
    const [first, ...others] = having;
    if (first === undefined || having.length < fewestLists) continue;
    const keys = [...first.filters.keys()].filter((key) => others.every(({ filters }) => filters.has(key)));
    if (keys.length >= fewestFilters) sets.set(keys.toSorted().join('\n'), { keys, lists: having });
  }
  return [...sets.values()];
}

function separated(sets: readonly CommonSet[]): readonly RepeatedSet[] {
  const taken = new Set<Keyed>();
  const size = ({ keys, lists }: CommonSet) => keys.length * lists.length;
  return sets
    .toSorted((a, b) => size(b) - size(a))
    .flatMap(({ keys, lists }) => {
      const [first, ...others] = lists.filter((list) => !taken.has(list));
      if (first === undefined || others.length + 1 < fewestLists) return [];
      for (const list of [first, ...others]) taken.add(list);
      const member = ({ bound, filters }: Keyed): Member => ({
        bound,
        filters: keys.flatMap((key) => filters.get(key) ?? []),
      });
      return [{ first: member(first), others: others.map(member) }];
    });
}
