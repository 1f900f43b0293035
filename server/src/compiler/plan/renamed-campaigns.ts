import type { DesiredCampaign, DesiredProgram, DesiredState } from '../desired.ts';
import type { CampaignSnapshot, ProgramSnapshot, Snapshot } from '../snapshot.ts';
import { leftoverOf } from './beside.ts';
import { indexByName } from './judgement.ts';
import { campaignMark, readMark } from './mark.ts';
import { changedFlow, changedRules } from './changed-values.ts';
import { assetKey } from './normal-form.ts';

/**
 * Campaigns that somebody renamed, in the files or in Marketo: neither name finds them, but they still carry the mark
 * of their content. Only pairs that are certain: no second campaign has the same content.
 */
export function renamedCampaigns(
  { name: program, campaigns }: DesiredProgram,
  existing: readonly CampaignSnapshot[],
): ReadonlyMap<DesiredCampaign, CampaignSnapshot> {
  const find = indexByName(existing);
  const taken = new Set(campaigns.map(find));
  const free = existing.filter((campaign) => !taken.has(campaign) && leftoverOf(campaign.name) === undefined);
  const homeless = campaigns.filter((campaign) => find(campaign) === undefined);
  const byMark = Map.groupBy(free, ({ description }) => readMark(description) ?? '');
  const wantedByMark = Map.groupBy(homeless, ({ rules, flow }) => campaignMark(rules, flow, program));
  const pairs: [DesiredCampaign, CampaignSnapshot][] = [];
  for (const [mark, [campaign, otherWanted]] of wantedByMark) {
    const [match, otherFound] = byMark.get(mark) ?? [];
    if (campaign && match && !otherWanted && !otherFound) pairs.push([campaign, match]);
  }
  return new Map(pairs);
}

/**
 * The snapshot with references to renamed campaigns as they will read once the campaigns bear their wanted names:
 * Marketo refers by id, so nothing that names them has to be written again.
 */
export function withFollowedRenames(desired: DesiredState, snapshot: Snapshot): Snapshot {
  const everywhere = new Map<string, string>();
  const inside = new Map<ProgramSnapshot, Map<string, string>>();
  const found = new Map(snapshot.programs.map((program) => [assetKey(program.name), program]));
  for (const wanted of desired.programs) {
    const program = found.get(assetKey(wanted.name));
    if (program === undefined) continue;
    for (const [{ name }, { name: old }] of renamedCampaigns(wanted, program.campaigns)) {
      everywhere.set(assetKey(`${program.name}.${old}`), `${program.name}.${name}`);
      inside.set(program, (inside.get(program) ?? new Map<string, string>()).set(assetKey(old), name));
    }
  }
  if (everywhere.size === 0) return snapshot;
  return {
    ...snapshot,
    programs: snapshot.programs.map((program) => {
      const own = inside.get(program);
      return withValues(
        program,
        (value) => everywhere.get(assetKey(value)) ?? own?.get(assetKey(value)) ?? value,
      );
    }),
  };
}

function withValues(program: ProgramSnapshot, change: (value: string) => string): ProgramSnapshot {
  return {
    ...program,
    smartLists: program.smartLists.map((list) => ({
      ...list,
      rules: list.rules && changedRules(list.rules, change),
    })),
    campaigns: program.campaigns.map((campaign) => ({
      ...campaign,
      rules: campaign.rules && changedRules(campaign.rules, change),
      flow: campaign.flow && changedFlow(campaign.flow, change),
    })),
  };
}
