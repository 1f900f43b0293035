import { catalogue as standard, type Catalogue } from '../../catalogue/index.ts';
import type { DesiredState } from '../desired.ts';
import type { Plan, PlanSummary } from '../plan.ts';
import { scopeOf, type Snapshot } from '../snapshot.ts';
import { quoted } from './asset-lines.ts';
import { leftoverOf, successorName } from './beside.ts';
import { decideCampaigns, namesOf, type CampaignDecision } from './campaign-decision.ts';
import { askForSettings, noteCampaign } from './campaign-notes.ts';
import { calleesFirst, mentionedNames } from './campaign-order.ts';
import { canonicalJson, fingerprint } from './fingerprint.ts';
import { readMark } from './mark.ts';
import { assetKey } from './normal-form.ts';
import { PlanBuilder } from './plan-builder.ts';
import {
  describeCampaign,
  placeCampaign,
  renameCampaign,
  scheduleCampaign,
  switchCampaigns,
  switchOffFirst,
  writeCampaign,
} from './plan-campaigns.ts';
import {
  planFields,
  planLists,
  placePrograms,
  planTokens,
  updateProgram,
  type PlacedProgram,
} from './plan-program.ts';
import { withFollowedRenames } from './renamed-campaigns.ts';
import { placeSmartLists, writeSmartList } from './plan-smart-lists.ts';

/**
 * What has to be done for an instance to hold what the files say, in the order in which it is to be done: fields,
 * folders, programs, tokens, lists, shells, rules and flows, read-back, swaps, schedules. Nothing is deleted, and an
 * instance that holds it all already yields no operations.
 */
export function makePlan(
  desired: DesiredState,
  found: Snapshot,
  instance: string,
  catalogue: Catalogue = standard,
): Plan {
  const builder = new PlanBuilder();
  const snapshot = withFollowedRenames(desired, found);
  const writable = snapshot.capabilities.rulesAndFlow === 'present';
  const fields = planFields(builder, desired.fields, snapshot.fields);
  const programs = placePrograms(builder, desired.programs, snapshot, catalogue);
  for (const program of programs) planTokens(builder, program);
  for (const program of programs) planLists(builder, program);
  const smartLists = programs.flatMap((program) => placeSmartLists(builder, program));

  const decisions = decideCampaigns(programs, writable);
  const campaigns = new Map(
    decisions.map((decision) => [decision, placeCampaign(builder, decision, snapshot.templates)]),
  );
  const placed = [...campaigns.values()];
  const inOrder = calleesFirst(
    placed.map((place) => ({ place, name: place.decision.wanted.name, calls: place.decision.wanted.calls })),
  );

  const replaced = namesOfReplaced(decisions);
  const renewed = smartLists.filter(({ wanted }) => mentionedNames(wanted.rules, [], replaced).size > 0);
  const written = new Map<PlacedProgram, ReturnType<typeof writeSmartList>[number][]>();
  const write = (list: (typeof smartLists)[number]): void => {
    const isRenewed = renewed.includes(list);
    const after = [...fields, ...(isRenewed ? placed.flatMap((campaign) => campaign.renamed) : [])];
    const operations = writeSmartList(builder, list, writable, isRenewed, after);
    written.set(list.program, [...(written.get(list.program) ?? []), ...operations]);
  };
  for (const list of smartLists) if (!renewed.includes(list)) write(list);

  for (const campaign of placed) switchOffFirst(builder, campaign);
  for (const campaign of placed) writeCampaign(builder, campaign, { stage: 'at once', campaigns, fields });
  for (const { place } of inOrder) renameCampaign(builder, place, campaigns);
  for (const list of renewed) write(list);
  for (const campaign of placed) writeCampaign(builder, campaign, { stage: 'renewed', campaigns, fields });
  for (const program of programs) updateProgram(builder, program, written.get(program) ?? []);
  for (const campaign of placed) describeCampaign(builder, campaign, writable);
  switchCampaigns(builder, placed, snapshot.capabilities.rulesAndFlow);
  for (const campaign of placed) scheduleCampaign(builder, campaign);

  for (const decision of decisions) noteCampaign(builder, decision);
  if (!writable && desired.programs.length > 0) explainCapability(builder, snapshot);
  for (const { decision, target } of placed) askForSettings(builder, decision, target, writable);
  for (const program of programs) askAboutOrphans(builder, program, decisions);

  const { operations, manual, changes } = builder;
  const summary = summarise(builder);
  return {
    version: 1,
    instance,
    basis: basisOf(found),
    scope: scopeOf(desired),
    operations,
    manual,
    changes,
    summary,
  };
}

/** Fingerprint of everything that a plan relies on; how many calls the reading took is no part of it. */
export function basisOf(snapshot: Snapshot): string {
  return fingerprint(canonicalJson({ ...snapshot, calls: 0 }));
}

function namesOfReplaced(decisions: readonly CampaignDecision[]): ReadonlySet<string> {
  return new Set(decisions.filter(({ way }) => way === 'replace').flatMap(namesOf));
}

function explainCapability(builder: PlanBuilder, { capabilities }: Snapshot): void {
  if (capabilities.rulesAndFlow !== 'forbidden') return;
  builder.ask(
    'instance',
    'Give the role of the API user the permission "Read-Write Assets" (Admin, Users & Roles): without it rules and flows have to be built by hand.',
  );
}

/** Campaigns that these files once built and no longer name: they go on running, and nothing here deletes them. */
function askAboutOrphans(
  builder: PlanBuilder,
  { wanted, found }: PlacedProgram,
  decisions: readonly CampaignDecision[],
): void {
  const known = new Set(decisions.flatMap((decision) => decision.found ?? []));
  const names = new Set(
    wanted.campaigns.flatMap(({ name }) => [assetKey(name), assetKey(successorName(name))]),
  );
  for (const campaign of found?.campaigns ?? []) {
    const isOurs = readMark(campaign.description) !== undefined && leftoverOf(campaign.name) === undefined;
    if (!isOurs || !campaign.isActive || known.has(campaign) || names.has(assetKey(campaign.name))) continue;
    const asset = `campaign ${quoted(campaign.name)}`;
    builder.ask(
      asset,
      `Deactivate "${campaign.name}" if it is no longer wanted: these files built it and no longer name it.`,
      campaign.url,
    );
  }
}

function summarise({ changes, operations }: PlanBuilder): PlanSummary {
  const count = (action: string): number => changes.filter((change) => change.action === action).length;
  const calls = operations.reduce((sum, operation) => sum + operation.calls.length, 0);
  return {
    create: count('create'),
    update: count('update'),
    delete: count('delete'),
    unchanged: count('unchanged'),
    calls,
    seconds: secondsFor(calls),
  };
}

/** At the rate that Marketo asks an integration to keep: 50 calls in 20 seconds. */
export const secondsFor = (calls: number): number => Math.ceil((calls * 20) / 50);
