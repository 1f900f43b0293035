import type { Channel } from '../plan.ts';
import { quoted } from './asset-lines.ts';
import type { CampaignDecision } from './campaign-decision.ts';
import { isPureClone } from './judgement.ts';
import type { PlacedCampaign } from './plan-campaigns.ts';

/**
 * The way in which a campaign gets its rules and its flow: a template where the files name one and it says everything,
 * the API or the MCP server where they write them, a person otherwise. One plan may take all of them.
 */
export function channelOf(placed: PlacedCampaign): Channel {
  const { wanted } = placed.decision;
  const like = quoted(wanted.like?.name ?? '');
  const { copied, writesRules, writesFlow, program } = placed.decision;
  if (copied !== undefined && !writesRules && !writesFlow && !isBuiltByHand(placed.decision)) {
    const kit = quoted(program.copy?.kit.name ?? '');
    return { name: 'template', reason: `it comes with the copy of the program ${kit}` };
  }
  if (lacksTemplate(placed)) return { name: 'build sheet', reason: `there is no ${like} to copy` };
  if (isPureClone(wanted)) return { name: 'template', reason: `the files say like ${like}` };
  const { by, reason } = placed.decision.channel;
  return { name: by === 'hand' ? 'build sheet' : by, reason };
}

/** It should be a copy and no more than that, but of something that is not there. */
export function lacksTemplate({ decision: { wanted, found }, isCopy }: PlacedCampaign): boolean {
  return isPureClone(wanted) && found === undefined && !isCopy;
}

/**
 * Whether a person has to build the campaign. A flow that the instance hides is taken to be what the mark says, and
 * once the sheet went out the mark says the new one.
 */
export function isBuiltByHand({
  wanted,
  found,
  copied,
  judged,
  channel,
  isHandedOver,
}: CampaignDecision): boolean {
  if (channel.by !== 'hand' || isPureClone(wanted)) return false;
  // A template is taken at its word where Marketo does not show it.
  if (copied !== undefined && judged !== undefined)
    return judged.rules === 'different' || judged.flow === 'different';
  if (found === undefined || judged === undefined) return true;
  if (judged.rules === 'different' || judged.rules === 'unsure' || judged.flow === 'different') return true;
  if (judged.flow === 'same') return false;
  return !isHandedOver;
}

/** Whether the plan, or somebody before it, has given the campaign all that the files say. */
export function isComplete(placed: PlacedCampaign): boolean {
  const { wanted, judged, copied, channel } = placed.decision;
  if (isPureClone(wanted)) return !lacksTemplate(placed);
  if (channel.by !== 'hand') return true;
  if (copied !== undefined) return !isBuiltByHand(placed.decision);
  return judged?.rules === 'same' && judged.flow === 'same';
}
