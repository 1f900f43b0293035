import type { Target } from '../plan.ts';
import type { TemplateSnapshot } from '../snapshot.ts';
import { quoted } from './asset-lines.ts';
import { leftoverName, successorName } from './beside.ts';
import { isBuiltByHand } from './campaign-channel.ts';
import type { CampaignDecision } from './campaign-decision.ts';
import { channelDetails } from './content-channel.ts';
import { isPureClone } from './judgement.ts';
import { campaignMark, readMark, withMark } from './mark.ts';
import { assetKey } from './normal-form.ts';
import type { OperationDetails, PlanBuilder } from './plan-builder.ts';
import type { Before } from './plan-calls.ts';
import { findCopy } from './plan-program.ts';

/** A campaign whose shell exists, or that an operation makes. */
export interface PlacedCampaign {
  readonly decision: CampaignDecision;
  /** The one that is written and, in the end, bears the name. */
  readonly target: Target;
  /** What it holds before; undefined: nothing. */
  readonly before: Before | undefined;
  /** What the next operation on it waits for. */
  readonly done: Target[];
  /** The operation that gives it its name, where that is not its own already. */
  readonly renamed: Target[];
  /** It is made as a copy of a template. */
  readonly isCopy: boolean;
}

function follow({ done }: PlacedCampaign, operation: Target): void {
  done.splice(0, done.length, operation);
}

/** Every shell comes before any content: rules and flows name other campaigns. */
export function placeCampaign(
  builder: PlanBuilder,
  decision: CampaignDecision,
  templates: readonly TemplateSnapshot[],
): PlacedCampaign {
  const { wanted, program, found, copied, way } = decision;
  const { name, like } = wanted;
  const parent = program.folder(wanted.folder);
  const placed = (target: Target, before: Before | undefined, isCopy = false): PlacedCampaign => ({
    decision,
    target,
    before,
    done: [],
    renamed: [],
    isCopy,
  });
  if (way === 'replace' && found !== undefined) {
    if (decision.successor !== undefined) return placed({ id: decision.successor.id }, decision.successor);
    const target = builder.add(
      {
        kind: 'clone-campaign',
        name: successorName(name),
        description: wanted.description,
        parent,
        source: { id: found.id },
      },
      { id: operationId(decision, 'successor'), summary: `Copy "${name}" to build its successor beside it` },
    );
    return placed(target, found);
  }
  if (found !== undefined) return placed({ id: found.id }, found);
  if (copied !== undefined) {
    const target = findCopy(
      builder,
      'campaign',
      copied.name,
      program.folder(copied.folder),
      operationId(decision, 'copy'),
    );
    return placed(target, copied, true);
  }
  const template = like && templates.find((candidate) => isTemplate(candidate, like));
  const id = operationId(decision, 'create');
  if (template !== undefined) {
    const target = builder.add(
      { kind: 'clone-campaign', name, description: wanted.description, parent, source: { id: template.id } },
      {
        id,
        summary: `Create the campaign "${name}" as a copy of "${template.name}"`,
        channel: 'template',
        reason: `the files say like ${quoted(template.name)}`,
      },
    );
    return placed(target, {}, true);
  }
  const description = isPureClone(wanted)
    ? wanted.description
    : withMark(wanted.description, markOf(decision));
  const target = builder.add(
    { kind: 'create-campaign', name, description, parent },
    { id, summary: `Create the campaign "${name}"` },
  );
  return placed(target, undefined);
}

function isTemplate(
  candidate: TemplateSnapshot,
  like: { readonly name: string; readonly program: string | undefined },
): boolean {
  const sameProgram =
    like.program === undefined || assetKey(like.program) === assetKey(candidate.program ?? '');
  return sameProgram && assetKey(candidate.name) === assetKey(like.name);
}

/** A campaign that the files switch off is off before it is edited. */
export function switchOffFirst(builder: PlanBuilder, placed: PlacedCampaign): void {
  const { decision, target } = placed;
  if (decision.way !== 'edit' || decision.found?.isActive !== true) return;
  follow(placed, deactivate(builder, decision, decision.found.name, target, []));
}

/** What content waits for, beyond what its own campaign waits for. */
export interface ContentOrder {
  /** `renewed`: what names a replaced campaign is written once the successor bears the name. */
  readonly stage: 'at once' | 'renewed';
  readonly campaigns: ReadonlyMap<CampaignDecision, PlacedCampaign>;
  /** New fields, which rules and flows may name. */
  readonly fields: readonly Target[];
}

export function writeCampaign(builder: PlanBuilder, placed: PlacedCampaign, order: ContentOrder): void {
  const { decision, before } = placed;
  const { wanted, renews, writesRules, writesFlow } = decision;
  const isRenewed = order.stage === 'renewed';
  const { rules, flow } = wanted;
  const hasRules = rules.triggers.length + rules.filters.length > 0;
  if (writesRules && renews.rules.size > 0 === isRenewed && (hasRules || before !== undefined)) {
    const summary = `Write the smart list of "${wanted.name}" (${ruleCount(rules)})`;
    const action = { kind: 'write-rules', of: 'campaign', rules, ...written(placed) } as const;
    follow(placed, builder.add(action, { summary, ...contentDetails(placed, 'rules', order) }));
  }
  if (writesFlow && renews.flow.size > 0 === isRenewed && (flow.length > 0 || before !== undefined)) {
    const summary = `Write the flow of "${wanted.name}" (${counted(flow.length, 'step')})`;
    const action = { kind: 'write-flow', flow, ...written(placed) } as const;
    follow(placed, builder.add(action, { summary, ...contentDetails(placed, 'flow', order) }));
  }
  const isLast = (renews.rules.size > 0 || renews.flow.size > 0) === isRenewed;
  if (isLast && (writesRules || writesFlow || isReadBack(decision))) checkCampaign(builder, placed);
}

/** What a copy holds is read back, as far as it is shown. Source: release notes tell of copies that lost their logic. */
function isReadBack({ wanted, copied, judged }: CampaignDecision): boolean {
  return copied?.rules !== undefined && !isPureClone(wanted) && judged?.rules !== 'different';
}

function written({ decision: { wanted, program }, target }: PlacedCampaign) {
  return { name: wanted.name, program: program.wanted.name, target };
}

function contentDetails(
  { decision, before, done }: PlacedCampaign,
  part: 'rules' | 'flow',
  { campaigns, fields }: ContentOrder,
): Omit<OperationDetails, 'summary'> {
  const renewed = [...decision.renews[part]].flatMap((replaced) => campaigns.get(replaced)?.renamed ?? []);
  const after = [...fields, ...done, ...renewed];
  const id = operationId(decision, part);
  return { id, after, ...channelDetails(decision.channel), ...(before === undefined ? {} : { before }) };
}

function checkCampaign(builder: PlanBuilder, placed: PlacedCampaign): void {
  const { decision, done } = placed;
  const { rules, name } = decision.wanted;
  const isHidden = decision.copied !== undefined && decision.copied.flow === undefined;
  const flow = isHidden ? undefined : decision.wanted.flow;
  const check = builder.add(
    { kind: 'check-campaign', rules, flow, ...written(placed) },
    {
      id: operationId(decision, 'check'),
      summary: `Read "${name}" back and compare`,
      after: done,
      ...channelDetails(decision.channel),
    },
  );
  follow(placed, check);
}

/**
 * A successor takes its name while the old one, under another name, still runs; what was renamed by hand gets its name
 * back. Whoever only has to name a successor waits for that one to be checked.
 */
export function renameCampaign(
  builder: PlanBuilder,
  placed: PlacedCampaign,
  campaigns: ReadonlyMap<CampaignDecision, PlacedCampaign>,
): void {
  const { decision, target, done, renamed } = placed;
  const { wanted, found, way, renews } = decision;
  if (found === undefined || (way !== 'replace' && found.name === wanted.name)) return;
  const { name } = wanted;
  const replaced = [...renews.rules, ...renews.flow].flatMap((other) => campaigns.get(other)?.done ?? []);
  const from = way === 'replace' ? successorName(name) : found.name;
  const after = [...done, ...replaced];
  if (way === 'replace') {
    const to = leftoverName(name, found.id);
    const aside = builder.add(
      { kind: 'rename-campaign', name: found.name, to, target: { id: found.id } },
      { id: operationId(decision, 'set aside'), summary: `Rename the old "${name}" to "${to}"`, after },
    );
    after.push(aside);
  }
  const takes = builder.add(
    { kind: 'rename-campaign', name: from, to: name, target },
    { id: operationId(decision, 'rename'), summary: `Rename "${from}" to "${name}"`, after },
  );
  renamed.push(takes);
  follow(placed, takes);
}

/** Description and mark, once the content that the mark stands for has been checked. */
export function describeCampaign(
  builder: PlanBuilder,
  { decision, target, before, done }: PlacedCampaign,
): void {
  const { wanted, found, copied, judged, way, channel } = decision;
  const byHand = isBuiltByHand(decision);
  if (before === undefined || (way === 'keep' && !byHand && judged?.description !== false)) return;
  // What goes out on the build sheet bears its mark: no later plan could tell whether a hidden flow was built.
  const known =
    byHand ||
    (copied !== undefined && !isPureClone(wanted)) ||
    (channel.by !== 'hand' &&
      !isPureClone(wanted) &&
      (way !== 'keep' || (judged?.rules === 'same' && judged.flow === 'same')));
  const mark = known
    ? markOf(decision)
    : channel.by === 'hand' && found !== undefined
      ? readMark(found.description)
      : undefined;
  const description = mark === undefined ? wanted.description : withMark(wanted.description, mark);
  if (way !== 'replace' && description === (found ?? copied)?.description) return;
  if (!known && found === undefined && copied === undefined) return;
  builder.add(
    { kind: 'describe-asset', asset: 'campaign', name: wanted.name, description, target },
    {
      id: operationId(decision, 'description'),
      summary: `Describe the campaign "${wanted.name}"`,
      after: done,
    },
  );
}

/** @param name under which the campaign runs now. */
export function deactivate(
  builder: PlanBuilder,
  decision: CampaignDecision,
  name: string,
  target: Target,
  after: readonly Target[],
): Target {
  return builder.add(
    { kind: 'deactivate-campaign', name, target },
    { id: operationId(decision, 'deactivate'), summary: `Deactivate "${name}"`, destructive: true, after },
  );
}

export const neverRan = (found: CampaignDecision['found']): boolean =>
  found === undefined || found.status === 'Never Run';

export const operationId = ({ wanted, program }: CampaignDecision, part: string): string =>
  `campaign/${program.wanted.name}/${wanted.name}/${part}`;

const markOf = ({ wanted, program }: CampaignDecision): string =>
  campaignMark(wanted.rules, wanted.flow, program.wanted.name);

function ruleCount({ triggers, filters }: CampaignDecision['wanted']['rules']): string {
  const counts = [
    ...(triggers.length > 0 ? [counted(triggers.length, 'trigger')] : []),
    ...(filters.length > 0 ? [counted(filters.length, 'filter')] : []),
  ];
  return counts.join(', ') || 'empty';
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
