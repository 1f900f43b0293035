import type { Condition, EngineCampaign } from './code.ts';

/** The activity filters that conditions use: only these activities have to be remembered. */
export function activityFiltersIn(
  campaigns: readonly EngineCampaign[],
  smartLists: readonly Condition[],
): ReadonlySet<string> {
  const filters = new Set<string>();
  const visit = (condition: Condition): void => {
    if (condition.kind === 'activity') filters.add(condition.filter);
    else if (condition.kind === 'not') visit(condition.item);
    else if (condition.kind === 'all' || condition.kind === 'any') condition.items.forEach(visit);
  };
  for (const { filter, flow } of campaigns) {
    visit(filter);
    for (const item of flow)
      if (item.kind === 'choice') for (const branch of item.branches) visit(branch.when);
  }
  smartLists.forEach(visit);
  return filters;
}
