import type { DesiredCampaign, DesiredRules, DesiredSmartList, DesiredStep } from '../desired.ts';
import type {
  CampaignSnapshot,
  Capabilities,
  McpCapabilities,
  McpSkill,
  SmartListSnapshot,
} from '../snapshot.ts';
import { canonicalLogic } from './filter-logic.ts';

/**
 * How rules and flow get into the instance.
 *
 * - `native`: by REST.
 * - `mcp`: through Adobe's MCP server, because REST does not write them.
 * - `hand`: by a person.
 *
 * `reason` says why, as a clause without a full stop.
 */
export type ContentChannel =
  | { readonly by: 'native'; readonly reason: string }
  | { readonly by: 'mcp'; readonly reason: string }
  | { readonly by: 'hand'; readonly reason: string };

const native: ContentChannel = { by: 'native', reason: 'this instance writes rules and flows by its API' };
const mcp: ContentChannel = { by: 'mcp', reason: "this instance's REST API does not write rules and flows" };

/** @param why what keeps the MCP server from doing it; undefined: it is not used. */
function hand({ rulesAndFlow }: Capabilities, why?: string): ContentChannel {
  const reason =
    rulesAndFlow === 'absent' ? "this instance's API does not write them" : 'the API user may not write them';
  return { by: 'hand', reason: why === undefined ? reason : `${reason}, and ${why}` };
}

/**
 * The tools add rules, steps and settings. None takes a step away, adds a choice or deletes a single rule, so they build
 * what is new and linear. Source: the operations that Adobe lists for the MCP server.
 */
export function campaignChannel(
  { rules, flow, like }: DesiredCampaign,
  found: CampaignSnapshot | undefined,
  capabilities: Capabilities,
): ContentChannel {
  if (capabilities.rulesAndFlow === 'present') return native;
  const lacks = lacksOf(capabilities);
  if (lacks === undefined) return hand(capabilities);
  if (found === undefined && like !== undefined)
    return hand(capabilities, 'a copy of a template is not empty, and no tool of the MCP server empties it');
  if (found !== undefined && !isEmpty(found))
    return hand(capabilities, 'no tool of the MCP server takes away the rules and steps that stand there');
  if (flow.some(({ choices }) => choices.length > 1))
    return hand(capabilities, 'its flow has choices, which no tool of the MCP server adds');
  return reachable(capabilities, [...ruleSkills(rules), ...flowSkills(flow)], lacks);
}

/** @param list the list of the files; one that is there already was made by somebody. */
export function smartListChannel(
  { rules }: DesiredSmartList,
  found: SmartListSnapshot | undefined,
  capabilities: Capabilities,
): ContentChannel {
  if (capabilities.rulesAndFlow === 'present') return native;
  const lacks = lacksOf(capabilities);
  if (lacks === undefined) return hand(capabilities);
  if (found !== undefined && count(found.rules) !== 0)
    return hand(capabilities, 'no tool of the MCP server takes away the rules that stand there');
  return reachable(capabilities, ['smart lists', ...ruleSkills(rules)], lacks);
}

/**
 * A new smart list, still without rules: REST makes none where it writes no rules. Source: Adobe's specification of
 * August 2026, which adds both together.
 */
export function newListChannel(capabilities: Capabilities): ContentChannel {
  if (capabilities.rulesAndFlow === 'present') return native;
  const lacks = lacksOf(capabilities);
  return lacks === undefined ? hand(capabilities) : reachable(capabilities, ['smart lists'], lacks);
}

/** What an operation says of its channel. */
export function channelDetails(
  channel: ContentChannel,
): { readonly channel: 'mcp'; readonly reason: string } | Record<string, never> {
  return channel.by === 'mcp' ? { channel: 'mcp', reason: channel.reason } : {};
}

/** Undefined: the MCP server is not used. It writes with the same API user, so it is no way around a permission. */
function lacksOf({ rulesAndFlow, mcp: tools }: Capabilities): McpCapabilities['lacks'] | undefined {
  return rulesAndFlow === 'absent' ? tools?.lacks : undefined;
}

function reachable(
  capabilities: Capabilities,
  skills: readonly McpSkill[],
  lacks: McpCapabilities['lacks'],
): ContentChannel {
  const reason = skills.map((skill) => lacks[skill]).find((one) => one !== undefined);
  return reason === undefined ? mcp : hand(capabilities, `the MCP server is no help: ${reason}`);
}

function ruleSkills({ triggers, filters, logic }: DesiredRules): readonly McpSkill[] {
  return [
    ...(triggers.length + filters.length > 0 ? (['rules'] as const) : []),
    ...(triggers.length > 0 ? (['triggers'] as const) : []),
    ...(filters.some(({ negative }) => negative) ? (['negation'] as const) : []),
    ...(filters.length > 1 && canonicalLogic(logic, filters.length) !== 'all'
      ? (['filter logic'] as const)
      : []),
  ];
}

const flowSkills = (flow: readonly DesiredStep[]): readonly McpSkill[] => (flow.length > 0 ? ['flow'] : []);

/** Nothing stands in it; what the instance does not show may be anything. */
const isEmpty = ({ rules, flow }: CampaignSnapshot): boolean => count(rules) === 0 && flow?.length === 0;

const count = (rules: DesiredRules | undefined): number | undefined =>
  rules && rules.triggers.length + rules.filters.length;
