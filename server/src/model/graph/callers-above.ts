import type { CampaignGraph, CampaignNode } from './campaign-graph.ts';

/** Campaigns, and whoever calls them, directly or by others. */
export function callersAbove(graph: CampaignGraph, nodes: Iterable<CampaignNode>): ReadonlySet<CampaignNode> {
  const reached = new Set(nodes);
  for (const { calledBy } of reached) for (const { from } of calledBy) reached.add(graph.node(from));
  return reached;
}
