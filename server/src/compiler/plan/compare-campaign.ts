import { catalogue as standard, type Catalogue } from '../../catalogue/index.ts';
import type { DesiredCampaign, DesiredRules, DesiredStep } from '../desired.ts';
import type { CampaignSnapshot } from '../snapshot.ts';
import { misplaced, quoted, redescribed } from './asset-lines.ts';
import {
  type ComparedAsset,
  different,
  differentByHand,
  type Difference,
  type Drift,
  settingOf,
  unreadable,
} from './drift.ts';
import { inFileWords } from './file-words.ts';
import { isPureClone, judgeCampaign, type CampaignJudgement, type Verdict } from './judgement.ts';
import { diffLines } from './line-diff.ts';
import { normalFlow, normalRules, sameText } from './normal-form.ts';
import { flowLines, qualificationWords, ruleLines } from './campaign-lines.ts';
import { recurrenceSentence, recursAs, scheduleWords } from './recurrence.ts';
import { type Wording } from './wording.ts';

export const campaignAsset = ({ name }: { readonly name: string }): string => `campaign ${quoted(name)}`;

export const comparedCampaign = ({ name }: { readonly name: string }, program: string): ComparedAsset => ({
  of: 'campaign',
  name,
  program,
});

/** Every difference of one campaign. */
export function compareCampaign(
  wanted: DesiredCampaign,
  found: CampaignSnapshot,
  wording: Wording,
): readonly Difference[] {
  const asset = comparedCampaign(wanted, wording.program);
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
  const asset = comparedCampaign(wanted, program);
  const wording = { catalogue, program };
  const { rules = { triggers: [], filters: [], logic: 'all' }, flow = [] } = found;
  const sameRules = sameText(normalRules(wanted.rules, program, true), normalRules(rules, program, true));
  const sameFlow =
    wanted.flow === undefined || sameText(normalFlow(wanted.flow, program), normalFlow(flow, program));
  return inFileWords([
    ...ruleDrift(asset, sameRules ? 'same' : 'different', rules, wanted.rules, wording),
    ...flowDrift(asset, sameFlow ? 'same' : 'different', flow, wanted.flow ?? [], wording),
    ...brokenRules(asset, found.errors),
  ]);
}

export function ruleDrift(
  asset: ComparedAsset,
  verdict: Verdict,
  found: DesiredRules | undefined,
  wanted: DesiredRules,
  wording: Wording,
): readonly Difference[] {
  switch (verdict) {
    case 'same':
      return [];
    case 'unreadable':
      return [unreadable(asset, 'rules')];
    case 'different': {
      const diff = diffLines(found ? ruleLines(found, wording) : [], ruleLines(wanted, wording));
      return [different(asset, { aspect: 'rules' }, diff)];
    }
    default:
      return [unreadable(asset, 'negation')];
  }
}

function flowDrift(
  asset: ComparedAsset,
  verdict: CampaignJudgement['flow'],
  found: readonly DesiredStep[] | undefined,
  wanted: readonly DesiredStep[],
  wording: Wording,
): readonly Difference[] {
  if (verdict === 'same') return [];
  if (verdict === 'unreadable') return [unreadable(asset, 'flow')];
  const diff = diffLines(flowLines(found ?? [], wording), flowLines(wanted, wording));
  return [different(asset, { aspect: 'flow' }, diff)];
}

/** A recurrence for which files have no words cannot stand in them: that they are silent is no difference. */
function recurrenceDrift(
  asset: ComparedAsset,
  wanted: DesiredCampaign,
  found: CampaignSnapshot,
): readonly Difference[] {
  const should = wanted.recurrence;
  const there = found.recurrence && scheduleWords(found.recurrence);
  if (should === undefined ? there === undefined || isPureClone(wanted) : recursAs(should, found)) return [];
  const is = found.recurrence && (there ?? recurrenceSentence(found.recurrence));
  const what = { aspect: 'recurrence', found: is, wanted: should } as const;
  const lines = [there && `-schedule ${there}`, should && `+schedule ${should}`];
  return [
    differentByHand(
      asset,
      what,
      lines.flatMap((line) => line ?? []),
    ),
  ];
}

export const brokenRules = (asset: ComparedAsset, errors: readonly string[]): readonly Difference[] =>
  errors.map((error) => different(asset, { aspect: 'broken rule', error }));

/** What no API writes. The settings of a template's copy are the template's. */
function settingDrift(
  asset: ComparedAsset,
  wanted: DesiredCampaign,
  found: CampaignSnapshot,
  judged: CampaignJudgement,
): readonly Difference[] {
  const drifts: Difference[] = [];
  if (!judged.qualification && !isPureClone(wanted)) {
    const is = qualificationWords(found.qualification);
    const should = qualificationWords(wanted.qualification);
    const what = settingOf('The qualification rule is', `"${is}"`, `"${should}"`);
    drifts.push(differentByHand(asset, what, [`-qualify ${is}`, `+qualify ${should}`]));
  }
  if (!judged.communicationLimits) {
    const [is, should] = wanted.communicationLimits === true ? ['off', 'on'] : ['on', 'off'];
    const what = settingOf('Communication limits are', is, should);
    drifts.push(differentByHand(asset, what, [`-limits ${is}`, `+limits ${should}`]));
  }
  drifts.push(...recurrenceDrift(asset, wanted, found));
  // What recurs is going to run, too.
  const [run] = found.status === 'Recurring Run' ? [] : (found.scheduledRuns ?? []);
  if (run !== undefined && wanted.runAt === undefined && wanted.recurrence === undefined) {
    drifts.push(differentByHand(asset, { aspect: 'run', at: run }));
  }
  return drifts;
}

function switchDrift(
  asset: ComparedAsset,
  wanted: DesiredCampaign,
  found: CampaignSnapshot,
): readonly Difference[] {
  if (wanted.kind !== 'trigger' || wanted.active === found.isActive) return [];
  return [different(asset, { aspect: 'activation', active: wanted.active })];
}
