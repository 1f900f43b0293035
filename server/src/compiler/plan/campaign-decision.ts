import type { DesiredCampaign } from '../desired.ts';
import type { CampaignSnapshot, Capabilities } from '../snapshot.ts';
import { leftoverOf, successorName } from './beside.ts';
import { mentionedNames } from './campaign-order.ts';
import { campaignChannel, type ContentChannel } from './content-channel.ts';
import { indexByName, isPureClone, judgeCampaign, type CampaignJudgement } from './judgement.ts';
import { campaignMark, readMark } from './mark.ts';
import { assetKey } from './normal-form.ts';
import type { PlacedProgram } from './plan-program.ts';
import { renamedCampaigns } from './renamed-campaigns.ts';

/** What becomes of one campaign of the files, decided before any operation is written down. */
export interface CampaignDecision {
  readonly wanted: DesiredCampaign;
  readonly program: PlacedProgram;
  readonly found: CampaignSnapshot | undefined;
  /** What it will be when its program is made as a copy that brings it along; its ids are those of the original. */
  readonly copied: CampaignSnapshot | undefined;
  /** Of what was found, or is copied. */
  readonly judged: CampaignJudgement | undefined;
  /** How its rules and flow get there. */
  readonly channel: ContentChannel;
  /** Campaigns of earlier swaps that are still switched on beside it. */
  readonly leftovers: readonly CampaignSnapshot[];
  /** A half-built successor that an earlier run left behind. */
  readonly successor: CampaignSnapshot | undefined;
  /** `replace`: it is active, so a successor is built beside it; `keep`: rules and flow stay as they are. */
  /** Its mark says that a build sheet went out with what the files say. */
  readonly isHandedOver: boolean;
  way: 'create' | 'edit' | 'replace' | 'keep';
  writesRules: boolean;
  writesFlow: boolean;
  /** The replaced campaigns that rules or flow name: they are written once the successors bear the names. */
  readonly renews: { readonly rules: Set<CampaignDecision>; readonly flow: Set<CampaignDecision> };
}

/** @param capabilities whether the instance takes rules and flows, and how. */
export function decideCampaigns(
  programs: readonly PlacedProgram[],
  capabilities: Capabilities,
  handsOver: 'new' | 'all',
): readonly CampaignDecision[] {
  const decisions = programs.flatMap((program) => decideProgram(program, capabilities, handsOver));
  if (capabilities.rulesAndFlow === 'present') spreadReplacements(decisions);
  return decisions;
}

function decideProgram(
  program: PlacedProgram,
  capabilities: Capabilities,
  handsOver: 'new' | 'all',
): readonly CampaignDecision[] {
  const existing = program.found?.campaigns ?? [];
  const find = indexByName(existing);
  const findCopied = indexByName(program.copy?.content.campaigns ?? []);
  const named = new Map(program.wanted.campaigns.map((campaign) => [campaign, find(campaign)]));
  const renamed = renamedCampaigns(program.wanted, existing);
  const leftovers = Map.groupBy(
    existing.filter(({ name, isActive }) => isActive && leftoverOf(name) !== undefined),
    ({ name }) => assetKey(leftoverOf(name) ?? ''),
  );
  return program.wanted.campaigns.map((wanted) => {
    const successor = find({ ...wanted, name: successorName(wanted.name) });
    const found = named.get(wanted) ?? renamed.get(wanted) ?? successor;
    const copied = found === undefined ? findCopied(wanted) : undefined;
    const base = found ?? copied;
    const judged = base && judgeCampaign(wanted, base, program.wanted.name);
    const isSuccessor = found !== undefined && found === successor;
    const writesRules =
      judged === undefined || judged.rules === 'different' || judged.rules === 'unsure' || isSuccessor;
    const writesFlow = judged === undefined || judged.flow === 'different';
    const channel = campaignChannel(wanted, base, capabilities);
    const changes = channel.by !== 'hand' && !isPureClone(wanted) && (writesRules || writesFlow);
    return {
      wanted,
      program,
      found,
      copied,
      judged,
      channel,
      leftovers: leftovers.get(assetKey(wanted.name)) ?? [],
      isHandedOver: handsOver === 'new' && base !== undefined && isMarked(wanted, base, program),
      successor: isSuccessor ? undefined : successor,
      way:
        found === undefined
          ? 'create'
          : !changes
            ? 'keep'
            : found.isActive && wanted.active
              ? 'replace'
              : 'edit',
      writesRules: changes && writesRules,
      writesFlow: changes && writesFlow,
      renews: { rules: new Set(), flow: new Set() },
    };
  });
}

/** What bears no mark was built by somebody else: it is taken at its word. */
function isMarked(wanted: DesiredCampaign, found: CampaignSnapshot, program: PlacedProgram): boolean {
  const mark = readMark(found.description);
  return mark === undefined || mark === campaignMark(wanted.rules, wanted.flow, program.wanted.name);
}

/**
 * Marketo refers to campaigns by their ids: whoever names a campaign that is replaced has to be written again to name
 * its successor, and an active one is then replaced itself.
 */
function spreadReplacements(decisions: readonly CampaignDecision[]): void {
  const names = new Map<string, CampaignDecision[]>();
  for (const decision of decisions) {
    for (const key of namesOf(decision)) names.set(key, [...(names.get(key) ?? []), decision]);
  }
  const namedBy = new Map<
    CampaignDecision,
    { readonly by: CampaignDecision; readonly part: 'rules' | 'flow' }[]
  >();
  const note = (by: CampaignDecision, part: 'rules' | 'flow', mentioned: ReadonlySet<string>): void => {
    for (const decision of [...mentioned].flatMap((key) => names.get(key) ?? [])) {
      namedBy.set(decision, [...(namedBy.get(decision) ?? []), { by, part }]);
    }
  };
  for (const decision of decisions) {
    note(decision, 'rules', mentionedNames(decision.wanted.rules, [], names));
    note(decision, 'flow', mentionedNames(undefined, decision.wanted.flow, names));
  }
  const replaced = decisions.filter(({ way }) => way === 'replace');
  for (let next = replaced.pop(); next !== undefined; next = replaced.pop()) {
    for (const { by, part } of namedBy.get(next) ?? []) {
      by.renews[part].add(next);
      if (part === 'rules') by.writesRules = true;
      else by.writesFlow = true;
      if (by.way !== 'keep') continue;
      by.way = by.found?.isActive === true && by.wanted.active ? 'replace' : 'edit';
      if (by.way === 'replace') replaced.push(by);
    }
  }
}

/** A campaign as values name it: with and without its program. */
export function namesOf({
  wanted,
  program,
}: Pick<CampaignDecision, 'wanted' | 'program'>): readonly string[] {
  return [assetKey(wanted.name), assetKey(`${program.wanted.name}.${wanted.name}`)];
}
