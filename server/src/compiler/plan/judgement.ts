import type { DesiredCampaign, DesiredProgram, DesiredRules, DesiredSmartList } from '../desired.ts';
import { campaignMark, programMark, readMark, sameDescription } from './mark.ts';
import { assetKey, normalFlow, normalRules, sameText } from './normal-form.ts';
import type { CampaignSnapshot, ProgramSnapshot, SmartListSnapshot } from '../snapshot.ts';

/**
 * How an asset of an instance relates to its source, the one judgement that plan and verify share.
 *
 * - `unsure`: everything that can be read is the same, but Marketo does not read back whether a filter is negated, and
 *   the mark does not vouch for it. A plan writes such rules again, verify calls them unreadable.
 * - `unreadable`: the instance does not show them.
 */
export type Verdict = 'same' | 'different' | 'unsure' | 'unreadable';

export interface CampaignJudgement {
  readonly rules: Verdict;
  readonly flow: Exclude<Verdict, 'unsure'>;
  readonly description: boolean;
  readonly folder: boolean;
  readonly qualification: boolean;
  readonly communicationLimits: boolean;
}

export function judgeCampaign(
  wanted: DesiredCampaign,
  found: CampaignSnapshot,
  program: string,
): CampaignJudgement {
  return {
    ...judgeContent(wanted, found, program),
    description: sameDescription(wanted.description, found.description),
    folder: samePath(wanted.folder, found.folder),
    qualification: sameText(wanted.qualification, found.qualification),
    communicationLimits:
      wanted.communicationLimits === undefined || wanted.communicationLimits === found.communicationLimits,
  };
}

/** A clone of a template that adds nothing of its own is what the template is. */
export function isPureClone({ like, rules, flow }: DesiredCampaign): boolean {
  return like !== undefined && flow.length === 0 && rules.triggers.length === 0 && rules.filters.length === 0;
}

function judgeContent(
  wanted: DesiredCampaign,
  found: CampaignSnapshot,
  program: string,
): Pick<CampaignJudgement, 'rules' | 'flow'> {
  if (isPureClone(wanted)) return { rules: 'same', flow: 'same' };
  const flow =
    found.flow === undefined
      ? 'unreadable'
      : sameText(normalFlow(wanted.flow, program), normalFlow(found.flow, program))
        ? 'same'
        : 'different';
  const mark = readMark(found.description);
  // The mark covers rules and flow together: it vouches for the rules as wanted if it belongs to them and the flow as found.
  const vouched = mark === campaignMark(wanted.rules, found.flow ?? wanted.flow, program);
  return { flow, rules: judgeRules(wanted.rules, found.rules, program, vouched, mark !== undefined) };
}

/** Smart lists of one program: its mark vouches for the negated filters of all of them together. */
export function judgeSmartLists(
  wanted: DesiredProgram,
  found: ProgramSnapshot,
): ReadonlyMap<DesiredSmartList, { readonly found: SmartListSnapshot; readonly rules: Verdict }> {
  const mark = readMark(found.description);
  const vouched = mark === programMark(wanted.smartLists, wanted.name);
  const verdicts = new Map<DesiredSmartList, { found: SmartListSnapshot; rules: Verdict }>();
  const find = indexByName(found.smartLists);
  for (const list of wanted.smartLists) {
    const match = find(list);
    if (match === undefined) continue;
    const rules = judgeRules(list.rules, match.rules, wanted.name, vouched, mark !== undefined);
    verdicts.set(list, { found: match, rules });
  }
  return verdicts;
}

function judgeRules(
  wanted: DesiredRules,
  found: DesiredRules | undefined,
  program: string,
  vouched: boolean,
  marked: boolean,
): Verdict {
  if (found === undefined) return 'unreadable';
  if (!sameText(normalRules(wanted, program, true), normalRules(found, program, true))) return 'different';
  const negates = normalRules(wanted, program).filters.some(({ negative }) => negative);
  const couldNegate = wanted.filters.some(({ type }) => type === 'activity');
  // Unmarked assets were made by hand or imported: they are taken at their word unless the source says 'not'.
  const doubtful = negates || (couldNegate && marked);
  return doubtful && !vouched ? 'unsure' : 'same';
}

interface Named {
  readonly name: string;
  readonly folder: readonly string[];
}

/** Finds by name; where several folders of a program hold the name, the wanted folder decides. */
export function indexByName<T extends Named>(found: readonly T[]): (wanted: Named) => T | undefined {
  const index = Map.groupBy(found, ({ name }) => assetKey(name));
  return (wanted) => {
    const named = index.get(assetKey(wanted.name)) ?? [];
    return named.find(({ folder }) => samePath(folder, wanted.folder)) ?? named[0];
  };
}

export function samePath(one: readonly string[], other: readonly string[]): boolean {
  return (
    one.length === other.length && one.every((part, index) => assetKey(part) === assetKey(other[index] ?? ''))
  );
}
