import { catalogue as standard, type Catalogue } from '../../catalogue/index.ts';
import type { DesiredCampaign, DesiredRules, DesiredStep } from '../desired.ts';
import type { CampaignSnapshot } from '../snapshot.ts';
import { misplaced, quoted, redescribed } from './asset-lines.ts';
import { different, differentByHand, unreadable, type Drift } from './drift.ts';
import { isPureClone, judgeCampaign, type CampaignJudgement, type Verdict } from './judgement.ts';
import { diffLines } from './line-diff.ts';
import { normalFlow, normalRules, sameText } from './normal-form.ts';
import { flowLines, qualificationWords, ruleLines } from './campaign-lines.ts';
import { type Wording } from './wording.ts';

export const campaignAsset = ({ name }: { readonly name: string }): string => `campaign ${quoted(name)}`;

/** Every difference of one campaign. */
export function compareCampaign(
  wanted: DesiredCampaign,
  found: CampaignSnapshot,
  wording: Wording,
): readonly Drift[] {
  const asset = campaignAsset(wanted);
  const judged = judgeCampaign(wanted, found, wording.program);
  return [
    ...misplaced(asset, wanted.folder, found.folder),
    ...redescribed(asset, wanted.description, found.description),
    ...ruleDrift(asset, judged.rules, found.rules, wanted.rules, wording),
    ...flowDrift(asset, judged.flow, found.flow, wanted.flow, wording),
    ...brokenRules(asset, found.errors),
    ...settingDrift(asset, wanted, found, judged),
    ...switchDrift(asset, wanted, found),
  ];
}

/** What a campaign that was just written does not read back as: rules and flow alone, in the language's words. */
export function compareContent(
  wanted: Pick<DesiredCampaign, 'name' | 'rules'> & { readonly flow: DesiredCampaign['flow'] | undefined },
  found: Pick<CampaignSnapshot, 'rules' | 'flow' | 'errors'>,
  program: string,
  catalogue: Catalogue = standard,
): readonly Drift[] {
  const asset = campaignAsset(wanted);
  const wording = { catalogue, program };
  const { rules = { triggers: [], filters: [], logic: 'all' }, flow = [] } = found;
  const sameRules = sameText(normalRules(wanted.rules, program, true), normalRules(rules, program, true));
  const sameFlow =
    wanted.flow === undefined || sameText(normalFlow(wanted.flow, program), normalFlow(flow, program));
  return [
    ...ruleDrift(asset, sameRules ? 'same' : 'different', rules, wanted.rules, wording),
    ...flowDrift(asset, sameFlow ? 'same' : 'different', flow, wanted.flow ?? [], wording),
    ...brokenRules(asset, found.errors),
  ];
}

export function ruleDrift(
  asset: string,
  verdict: Verdict,
  found: DesiredRules | undefined,
  wanted: DesiredRules,
  wording: Wording,
): readonly Drift[] {
  switch (verdict) {
    case 'same':
      return [];
    case 'unreadable':
      return [unreadable(asset, 'This instance does not show the rules.')];
    case 'different': {
      const diff = diffLines(found ? ruleLines(found, wording) : [], ruleLines(wanted, wording));
      return [different(asset, 'The smart list is not the one in the files.', diff)];
    }
    default: {
      const reason = 'the mark in the description does not vouch for it';
      return [unreadable(asset, `Marketo does not show whether a filter is negated, and ${reason}.`)];
    }
  }
}

function flowDrift(
  asset: string,
  verdict: CampaignJudgement['flow'],
  found: readonly DesiredStep[] | undefined,
  wanted: readonly DesiredStep[],
  wording: Wording,
): readonly Drift[] {
  if (verdict === 'same') return [];
  if (verdict === 'unreadable') return [unreadable(asset, 'This instance does not show the flow.')];
  const diff = diffLines(flowLines(found ?? [], wording), flowLines(wanted, wording));
  return [different(asset, 'The flow is not the one in the files.', diff)];
}

export const brokenRules = (asset: string, errors: readonly string[]): readonly Drift[] =>
  errors.map((error) => different(asset, `Marketo marks a rule as broken: ${error}`));

/** What no API writes. The settings of a template's copy are the template's. */
function settingDrift(
  asset: string,
  wanted: DesiredCampaign,
  found: CampaignSnapshot,
  judged: CampaignJudgement,
): readonly Drift[] {
  const drifts: Drift[] = [];
  if (!judged.qualification && !isPureClone(wanted)) {
    const is = qualificationWords(found.qualification);
    const should = qualificationWords(wanted.qualification);
    const message = `The qualification rule is "${is}", the files say "${should}".`;
    drifts.push(differentByHand(asset, message, [`-qualify ${is}`, `+qualify ${should}`]));
  }
  if (!judged.communicationLimits) {
    const [is, should] = wanted.communicationLimits === true ? ['off', 'on'] : ['on', 'off'];
    const message = `Communication limits are ${is}, the files say ${should}.`;
    drifts.push(differentByHand(asset, message, [`-limits ${is}`, `+limits ${should}`]));
  }
  if (wanted.recurrence !== undefined && found.status !== 'Recurring Run') {
    const message = `No recurrence is scheduled, the files say ${wanted.recurrence}.`;
    drifts.push(differentByHand(asset, message, [`+schedule ${wanted.recurrence}`]));
  }
  const [run] = found.scheduledRuns ?? [];
  if (run !== undefined && wanted.runAt === undefined && wanted.recurrence === undefined) {
    const message = `A run at ${run} is scheduled, of which the files say nothing.`;
    drifts.push(differentByHand(asset, message));
  }
  return drifts;
}

function switchDrift(asset: string, wanted: DesiredCampaign, found: CampaignSnapshot): readonly Drift[] {
  if (wanted.kind !== 'trigger' || wanted.active === found.isActive) return [];
  const message = wanted.active
    ? 'The campaign is switched off.'
    : 'The campaign is active, the files say `inactive`.';
  return [different(asset, message)];
}
