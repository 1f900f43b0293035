import type { Channel } from '../plan.ts';
import type { Capabilities } from '../snapshot.ts';
import { quoted } from './asset-lines.ts';
import type { CampaignDecision } from './campaign-decision.ts';
import { isPureClone } from './judgement.ts';
import type { PlacedCampaign } from './plan-campaigns.ts';

type RulesAndFlow = Capabilities['rulesAndFlow'];

/**
 * The way in which a campaign gets its rules and its flow: a template where the files name one and it says everything,
 * the API where it writes them, a person otherwise. One plan may take all of them.
 */
export function channelOf(placed: PlacedCampaign, rulesAndFlow: RulesAndFlow): Channel {
  const { wanted } = placed.decision;
  const like = quoted(wanted.like?.name ?? '');
  const { copied, writesRules, writesFlow, program } = placed.decision;
  if (copied !== undefined && !writesRules && !writesFlow && !isBuiltByHand(placed.decision, rulesAndFlow)) {
    const kit = quoted(program.copy?.kit.name ?? '');
    return { name: 'template', reason: `it comes with the copy of the program ${kit}` };
  }
  if (lacksTemplate(placed)) return { name: 'build sheet', reason: `there is no ${like} to copy` };
  if (isPureClone(wanted)) return { name: 'template', reason: `the files say like ${like}` };
  if (rulesAndFlow === 'present') {
    return { name: 'native', reason: 'this instance writes rules and flows by its API' };
  }
  return { name: 'build sheet', reason: whyByHand(rulesAndFlow) };
}

export function whyByHand(rulesAndFlow: RulesAndFlow): string {
  return rulesAndFlow === 'absent'
    ? "this instance's API does not write them"
    : 'the API user may not write them';
}

/** It should be a copy and no more than that, but of something that is not there. */
export function lacksTemplate({ decision: { wanted, found }, isCopy }: PlacedCampaign): boolean {
  return isPureClone(wanted) && found === undefined && !isCopy;
}

/**
 * Whether a person has to build the campaign. A flow that the instance hides is taken to be what the mark says, and
 * once the sheet went out the mark says the new one.
 */
export function isBuiltByHand(
  { wanted, found, copied, judged, isHandedOver }: CampaignDecision,
  rulesAndFlow: RulesAndFlow,
): boolean {
  if (rulesAndFlow === 'present' || isPureClone(wanted)) return false;
  // A template is taken at its word where Marketo does not show it.
  if (copied !== undefined && judged !== undefined)
    return judged.rules === 'different' || judged.flow === 'different';
  if (found === undefined || judged === undefined) return true;
  if (judged.rules === 'different' || judged.rules === 'unsure' || judged.flow === 'different') return true;
  if (judged.flow === 'same') return false;
  return !isHandedOver;
}

/** Whether the plan, or somebody before it, has given the campaign all that the files say. */
export function isComplete(placed: PlacedCampaign, rulesAndFlow: RulesAndFlow): boolean {
  const { wanted, judged, copied } = placed.decision;
  if (isPureClone(wanted)) return !lacksTemplate(placed);
  if (copied !== undefined)
    return rulesAndFlow === 'present' || !isBuiltByHand(placed.decision, rulesAndFlow);
  return rulesAndFlow === 'present' || (judged?.rules === 'same' && judged.flow === 'same');
}
