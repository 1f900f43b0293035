import type { CampaignSnapshot } from '../snapshot.ts';
import { quoted } from './asset-lines.ts';
import { leftoverOf, successorName } from './beside.ts';
import type { CampaignDecision } from './campaign-decision.ts';
import { campaignLines } from './campaign-lines.ts';
import { readMark } from './mark.ts';
import { assetKey } from './normal-form.ts';
import type { PlanBuilder } from './plan-builder.ts';
import type { PlacedProgram } from './plan-program.ts';

/**
 * Campaigns of a program that these files built, by the mark in their descriptions, and no longer name: left over from
 * a swap, or taken out of the files. What a person made has no mark and is never among them.
 */
function orphansOf(
  { wanted, found }: PlacedProgram,
  decisions: readonly CampaignDecision[],
): readonly CampaignSnapshot[] {
  const known = new Set(
    decisions.flatMap((decision) => [
      ...(decision.found ? [decision.found] : []),
      ...(decision.successor ? [decision.successor] : []),
    ]),
  );
  const names = new Set(
    wanted.campaigns.flatMap(({ name }) => [assetKey(name), assetKey(successorName(name))]),
  );
  return (found?.campaigns ?? []).filter(
    (campaign) =>
      readMark(campaign.description) !== undefined &&
      !known.has(campaign) &&
      !names.has(assetKey(campaign.name)),
  );
}

/** They go on running, and nothing here deletes them unasked. */
export function askAboutOrphans(
  builder: PlanBuilder,
  program: PlacedProgram,
  decisions: readonly CampaignDecision[],
): void {
  for (const { name, folder, isActive, url } of orphansOf(program, decisions)) {
    if (!isActive || leftoverOf(name) !== undefined) continue;
    const action = `Deactivate "${name}" if it is no longer wanted: these files built it and no longer name it.`;
    const place = { of: 'campaign', name, program: program.wanted.name, folder } as const;
    builder.ask(`campaign ${quoted(name)}`, action, url, undefined, undefined, { kind: 'tidy', place });
  }
}

/** Deletes them, after everything else: what still names one is written anew before. */
export function pruneOrphans(
  builder: PlanBuilder,
  program: PlacedProgram,
  decisions: readonly CampaignDecision[],
): void {
  const { wanted, wording } = program;
  for (const campaign of orphansOf(program, decisions)) {
    const { id, name, rules, flow, isActive } = campaign;
    const base = `campaign/${wanted.name}/${name}`;
    const target = { id };
    const off = isActive
      ? [
          builder.add(
            { kind: 'deactivate-campaign', name, target },
            { id: `${base}/deactivate`, summary: `Deactivate "${name}"`, destructive: true },
          ),
        ]
      : [];
    builder.add(
      { kind: 'delete-campaign', name, target },
      { id: `${base}/delete`, summary: `Delete the campaign "${name}"`, destructive: true, after: off },
    );
    const lines =
      rules === undefined || flow === undefined
        ? []
        : campaignLines({ ...campaign, rules, flow }, wording).map((line) => `-${line}`);
    const notes = ['These files built it and no longer name it. People who wait in it leave its flow.'];
    builder.change(`campaign ${quoted(name)}`, 'delete', lines, notes);
  }
}
