import { catalogue as standard, type Catalogue } from '../../catalogue/index.ts';
import type { DesiredState } from '../desired.ts';
import type { Plan, PlanSummary, Target } from '../plan.ts';
import { scopeOf, type Capabilities, type Snapshot } from '../snapshot.ts';
import { decideCampaigns, namesOf, type CampaignDecision } from './campaign-decision.ts';
import { askForActivation, askForSettings } from './campaign-by-hand.ts';
import { noteCampaign } from './campaign-notes.ts';
import { calleesFirst, mentionedNames } from './campaign-order.ts';
import { canonicalJson, fingerprint } from './fingerprint.ts';
import { homePrograms, markingCalls } from './home-programs.ts';
import { askAboutOrphans, pruneOrphans } from './orphans.ts';
import { PlanBuilder } from './plan-builder.ts';
import {
  describeCampaign,
  placeCampaign,
  renameCampaign,
  switchOffFirst,
  writeCampaign,
  type PlacedCampaign,
} from './plan-campaigns.ts';
import {
  planFields,
  planLists,
  placePrograms,
  planTokens,
  updateProgram,
  type PlacedProgram,
} from './plan-program.ts';
import { scheduleCampaign, switchCampaigns } from './switch-campaigns.ts';
import { withFollowedRenames } from './renamed-campaigns.ts';
import { placeSmartLists, writeSmartList, type PlacedSmartList } from './plan-smart-lists.ts';

export interface PlanOptions {
  /**
   * What a person builds is asked for until the instance shows it, or its mark says that a build sheet went out. `all`
   * asks for it again, for whoever has lost the sheet.
   */
  readonly handsOver?: 'new' | 'all';
  /** Campaigns that these files built and no longer name are deleted; otherwise a person is asked. */
  readonly prunes?: boolean;
  /**
   * What time it is in the instance's zone: `2026-11-19T09:00`. Runs that would be over are not asked for, because Marketo
   * may begin a run in the past at once; its documentation says nothing about it. Absent: none is over.
   */
  readonly wallTime?: string;
}

/**
 * What has to be done for an instance to hold what the files say, in the order in which it is to be done: fields,
 * folders, programs, tokens, lists, shells, rules and flows, read-back, swaps, schedules. Nothing is deleted unasked, and an
 * instance that holds it all already yields no operations.
 */
export function makePlan(
  desired: DesiredState,
  found: Snapshot,
  instance: string,
  catalogue: Catalogue = standard,
  options: PlanOptions = {},
): Plan {
  const builder = new PlanBuilder();
  const assets = place(builder, desired, withFollowedRenames(desired, found), catalogue, options);
  write(builder, assets);
  switchOnAndOff(builder, assets, options);
  explain(builder, assets, options);
  const { operations, manual, changes } = builder;
  const programs = homePrograms(operations, found.programs);
  return {
    version: 1,
    instance,
    basis: basisOf(found),
    scope: scopeOf(desired),
    programs,
    operations,
    manual,
    changes,
    summary: summarise(builder, programs),
  };
}

/** Everything that exists, or that operations make, before anything is written into it. */
interface Assets {
  readonly capability: Capabilities['rulesAndFlow'];
  readonly fields: readonly Target[];
  readonly programs: readonly PlacedProgram[];
  readonly smartLists: readonly PlacedSmartList[];
  readonly decisions: readonly CampaignDecision[];
  readonly campaigns: ReadonlyMap<CampaignDecision, PlacedCampaign>;
}

function place(
  builder: PlanBuilder,
  desired: DesiredState,
  { fields: foundFields, capabilities, templates, ...snapshot }: Snapshot,
  catalogue: Catalogue,
  { handsOver = 'new' }: PlanOptions,
): Assets {
  const fields = planFields(builder, desired.fields, foundFields);
  const programs = placePrograms(builder, desired.programs, snapshot, catalogue);
  for (const program of programs) planTokens(builder, program);
  for (const program of programs) planLists(builder, program);
  const smartLists = programs.flatMap((program) => placeSmartLists(builder, program, capabilities));
  const decisions = decideCampaigns(programs, capabilities, handsOver);
  const campaigns = new Map(
    decisions.map((decision) => [decision, placeCampaign(builder, decision, templates)]),
  );
  return { capability: capabilities.rulesAndFlow, fields, programs, smartLists, decisions, campaigns };
}

/** Rules and flows. What names a campaign that is replaced comes after its successor has taken the name. */
function write(builder: PlanBuilder, assets: Assets): void {
  const { fields, programs, smartLists, decisions, campaigns } = assets;
  const placed = [...campaigns.values()];
  const replaced = new Set(decisions.filter(({ way }) => way === 'replace').flatMap(namesOf));
  const renewed = new Set(
    smartLists.filter(({ wanted }) => mentionedNames(wanted.rules, [], replaced).size > 0),
  );
  const written = new Map<PlacedProgram, Target[]>(programs.map((program) => [program, []]));
  for (const list of smartLists) {
    if (!renewed.has(list)) written.get(list.program)?.push(...writeSmartList(builder, list, fields));
  }
  for (const campaign of placed) switchOffFirst(builder, campaign);
  for (const campaign of placed) writeCampaign(builder, campaign, { stage: 'at once', campaigns, fields });
  for (const campaign of calleesFirst(placed)) renameCampaign(builder, campaign, campaigns);
  const after = [...fields, ...placed.flatMap(({ renamed }) => renamed)];
  for (const list of renewed) {
    written.get(list.program)?.push(...writeSmartList(builder, list, after, 'renewed'));
  }
  for (const campaign of placed) writeCampaign(builder, campaign, { stage: 'renewed', campaigns, fields });
  for (const program of programs) updateProgram(builder, program, written.get(program) ?? []);
  for (const campaign of placed) describeCampaign(builder, campaign);
}

function switchOnAndOff(builder: PlanBuilder, { campaigns }: Assets, { wallTime }: PlanOptions): void {
  switchCampaigns(builder, [...campaigns.values()]);
  for (const campaign of campaigns.values()) scheduleCampaign(builder, campaign, wallTime);
}

/** What a person reads: the changes, and what is left to do by hand. */
function explain(builder: PlanBuilder, assets: Assets, { prunes = false, wallTime }: PlanOptions): void {
  const { programs, decisions, campaigns, capability } = assets;
  for (const campaign of campaigns.values()) noteCampaign(builder, campaign, wallTime);
  if (capability === 'forbidden' && programs.length > 0) {
    const permission =
      'Give the role of the API user the permission "Read-Write Assets" (Admin, Users & Roles)';
    builder.ask('instance', `${permission}: without it rules and flows have to be built by hand.`);
  }
  // Who builds by hand begins with what others call: Marketo offers a campaign to them once it can be called.
  const placed = capability === 'present' ? [...campaigns.values()] : calleesFirst([...campaigns.values()]);
  for (const campaign of placed) askForSettings(builder, campaign);
  for (const campaign of placed) askForActivation(builder, campaign, wallTime);
  for (const program of programs) {
    if (prunes) pruneOrphans(builder, program, decisions);
    else askAboutOrphans(builder, program, decisions);
  }
}

/** Fingerprint of everything that a plan relies on: not what is only told to a person, nor what the reading cost. */
export function basisOf(snapshot: Snapshot): string {
  const programs = snapshot.programs.map((program) => ({
    ...program,
    smartLists: program.smartLists.map((list) => ({ ...list, usedBy: undefined })),
    campaigns: program.campaigns.map((campaign) => ({ ...campaign, scheduledRuns: undefined })),
  }));
  return fingerprint(canonicalJson({ ...snapshot, programs, calls: 0 }));
}

function summarise({ changes, operations }: PlanBuilder, programs: Plan['programs']): PlanSummary {
  const count = (action: string): number => changes.filter((change) => change.action === action).length;
  const marking = markingCalls(operations, programs);
  const calls = operations.reduce((sum, operation) => sum + operation.calls.length, marking);
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
