import type { Target } from '../plan.ts';
import type { Capabilities, TemplateSnapshot } from '../snapshot.ts';
import { leftoverName, successorName } from './beside.ts';
import type { CampaignDecision } from './campaign-decision.ts';
import { calleesFirst } from './campaign-order.ts';
import { isPureClone } from './judgement.ts';
import { campaignMark, withMark } from './mark.ts';
import { assetKey } from './normal-form.ts';
import type { PlanBuilder } from './plan-builder.ts';
import type { Before } from './plan-calls.ts';

/** A campaign whose shell exists, or that an operation makes. */
export interface PlacedCampaign {
  readonly decision: CampaignDecision;
  /** The one that is written and, in the end, bears the name. */
  readonly target: Target;
  /** What it holds before; undefined: nothing. */
  readonly before: Before | undefined;
  /** Writings, then the check, then the renaming: whatever came last. */
  readonly done: Target[];
  readonly renamed: Target[];
}

/** Every shell comes before any content: rules and flows name other campaigns. */
export function placeCampaign(
  builder: PlanBuilder,
  decision: CampaignDecision,
  templates: readonly TemplateSnapshot[],
): PlacedCampaign {
  const { wanted, program, found, way } = decision;
  const { name, like } = wanted;
  const parent = program.folder(wanted.folder);
  const placed = (target: Target, before: Before | undefined): PlacedCampaign => ({
    decision,
    target,
    before,
    done: [],
    renamed: [],
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
  const template = like && templates.find((candidate) => isTemplate(candidate, like));
  const id = operationId(decision, 'create');
  if (template !== undefined) {
    const target = builder.add(
      { kind: 'clone-campaign', name, description: wanted.description, parent, source: { id: template.id } },
      { id, summary: `Create the campaign "${name}" as a copy of "${template.name}"`, channel: 'template' },
    );
    return placed(target, {});
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
export function switchOffFirst(builder: PlanBuilder, { decision, target, done }: PlacedCampaign): void {
  if (decision.way !== 'edit' || decision.found?.isActive !== true) return;
  done.push(deactivate(builder, decision, decision.found.name, target, []));
}

/** @param stage `at once`, or `renewed`: what names a replaced campaign, written once its successor bears the name. */
export function writeCampaign(
  builder: PlanBuilder,
  placed: PlacedCampaign,
  stage: 'at once' | 'renewed',
  campaigns: ReadonlyMap<CampaignDecision, PlacedCampaign>,
): void {
  const { decision, target, before, done } = placed;
  const { wanted, renews } = decision;
  const written = { name: wanted.name, program: decision.program.wanted.name, target };
  const due = (part: 'rules' | 'flow'): boolean => renews[part].size > 0 === (stage === 'renewed');
  const waits = (part: 'rules' | 'flow'): readonly Target[] => [
    ...done,
    ...[...renews[part]].flatMap((replaced) => campaigns.get(replaced)?.renamed ?? []),
  ];
  const details = (part: 'rules' | 'flow') => ({
    id: operationId(decision, part),
    after: waits(part),
    ...(before === undefined ? {} : { before }),
  });
  const { rules, flow } = wanted;
  const hasRules = rules.triggers.length + rules.filters.length > 0;
  const isRenewed = renews.rules.size > 0 || renews.flow.size > 0;
  if (decision.writesRules && due('rules') && (hasRules || before !== undefined)) {
    const summary = `Write the smart list of "${wanted.name}" (${ruleCount(rules)})`;
    done.push(
      builder.add(
        { kind: 'write-rules', of: 'campaign', rules, ...written },
        { summary, ...details('rules') },
      ),
    );
  }
  if (decision.writesFlow && due('flow') && (flow.length > 0 || before !== undefined)) {
    const summary = `Write the flow of "${wanted.name}" (${counted(flow.length, 'step')})`;
    done.push(builder.add({ kind: 'write-flow', flow, ...written }, { summary, ...details('flow') }));
  }
  if (isRenewed === (stage === 'renewed') && (decision.writesRules || decision.writesFlow)) {
    checkCampaign(builder, placed);
  }
}

function checkCampaign(builder: PlanBuilder, { decision, target, done }: PlacedCampaign): void {
  const { wanted, program } = decision;
  const check = builder.add(
    {
      kind: 'check-campaign',
      name: wanted.name,
      program: program.wanted.name,
      rules: wanted.rules,
      flow: wanted.flow,
      target,
    },
    { id: operationId(decision, 'check'), summary: `Read "${wanted.name}" back and compare`, after: done },
  );
  done.push(check);
}

/** A successor takes its name while the old one, under another name, still runs; what was renamed by hand gets its name back. */
export function renameCampaign(
  builder: PlanBuilder,
  { decision, target, done, renamed }: PlacedCampaign,
): void {
  const { wanted, found, way } = decision;
  if (found === undefined) return;
  const { name } = wanted;
  if (way === 'replace') {
    const to = leftoverName(name, found.id);
    const aside = builder.add(
      { kind: 'rename-campaign', name: found.name, to, target: { id: found.id } },
      { id: operationId(decision, 'set aside'), summary: `Rename the old "${name}" to "${to}"`, after: done },
    );
    const takes = builder.add(
      { kind: 'rename-campaign', name: successorName(name), to: name, target },
      {
        id: operationId(decision, 'rename'),
        summary: `Give its successor the name "${name}"`,
        after: [aside],
      },
    );
    renamed.push(takes);
    done.push(takes);
  } else if (found.name !== name) {
    const rename = builder.add(
      { kind: 'rename-campaign', name: found.name, to: name, target },
      { id: operationId(decision, 'rename'), summary: `Rename "${found.name}" to "${name}"`, after: done },
    );
    renamed.push(rename);
    done.push(rename);
  }
}

/** Description and mark, once the content that the mark stands for has been checked. */
export function describeCampaign(
  builder: PlanBuilder,
  { decision, target, before, done }: PlacedCampaign,
  writable: boolean,
): void {
  const { wanted, found, judged, way } = decision;
  if (before === undefined || (way === 'keep' && judged?.description !== false)) return;
  const known =
    writable &&
    !isPureClone(wanted) &&
    (way !== 'keep' || (judged?.rules === 'same' && judged.flow === 'same'));
  const description = known ? withMark(wanted.description, markOf(decision)) : wanted.description;
  if (way !== 'replace' && description === found?.description) return;
  if (!known && found === undefined) return;
  builder.add(
    { kind: 'describe-asset', asset: 'campaign', name: wanted.name, description, target },
    {
      id: operationId(decision, 'description'),
      summary: `Describe the campaign "${wanted.name}"`,
      after: done,
    },
  );
}

/** Switches campaigns off and on, callees before callers; a swap is two calls, one after the other. */
export function switchCampaigns(
  builder: PlanBuilder,
  placed: readonly PlacedCampaign[],
  rulesAndFlow: Capabilities['rulesAndFlow'],
): void {
  const byDecision = placed.map((campaign) => ({
    campaign,
    name: campaign.decision.wanted.name,
    calls: campaign.decision.wanted.calls,
  }));
  const activations = new Map<string, Target[]>();
  for (const { campaign, name, calls } of calleesFirst(byDecision)) {
    const { decision, target, done } = campaign;
    const { wanted, found, way, leftovers } = decision;
    const off = leftovers.map((old) => deactivate(builder, decision, old.name, { id: old.id }, done));
    if (way === 'replace' && found !== undefined) {
      off.push(deactivate(builder, decision, leftoverName(name, found.id), { id: found.id }, done));
    }
    const isOn = found?.isActive === true && way === 'keep';
    if (isOn && !wanted.active) deactivate(builder, decision, name, target, done);
    if (isOn || !wanted.active || wanted.kind !== 'trigger' || !isComplete(decision, rulesAndFlow)) continue;
    const callees = calls.flatMap((callee) => activations.get(assetKey(callee)) ?? []);
    const on = builder.add(
      { kind: 'activate-campaign', name, target },
      {
        id: operationId(decision, 'activate'),
        summary: `Activate "${name}"`,
        after: [...done, ...off, ...callees],
      },
    );
    activations.set(assetKey(name), [...(activations.get(assetKey(name)) ?? []), on]);
  }
}

/** Whether the plan, or somebody before it, has given the campaign all that the files say. */
function isComplete(
  { wanted, judged }: CampaignDecision,
  rulesAndFlow: Capabilities['rulesAndFlow'],
): boolean {
  return (
    rulesAndFlow === 'present' || isPureClone(wanted) || (judged?.rules === 'same' && judged.flow === 'same')
  );
}

function deactivate(
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

/** A run that was asked for cannot be read back or taken back: only a campaign that never ran is scheduled. */
export function scheduleCampaign(builder: PlanBuilder, { decision, target, done }: PlacedCampaign): void {
  const { wanted, found } = decision;
  const { name, runAt } = wanted;
  if (runAt === undefined || (found !== undefined && found.status !== 'Never Run')) return;
  builder.add(
    { kind: 'schedule-campaign', name, runAt, target },
    {
      id: operationId(decision, 'schedule'),
      summary: `Schedule "${name}" for ${runAt.replace('T', ' ')}`,
      after: done,
    },
  );
}

const operationId = ({ wanted, program }: CampaignDecision, part: string): string =>
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
