import {
  type BoundTest,
  type CampaignSymbol,
  fieldKey,
  type Model,
  placeOf,
  type StageMachine,
  type StageSymbol,
  type StageWrite,
  stepsOf,
  testsOf,
} from '../../model/index.ts';
import { requestTriggersOf } from '../request-source.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { comesFromSalesforce, isSalesforce } from '../salesforce-record.ts';
import { bracketed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'stage/wrong-master',
  severity: 'warning',
  method: 'graph',
  summary:
    'A campaign that takes people into a stage which Salesforce decides on, without a sign from Salesforce.',
  why: 'Two systems that decide on one stage overwrite each other, and of a change made by Sales in the same minute only one is left.',
  checkModel: function* (model) {
    for (const machine of model.stageMachines) {
      if (!machine.stages.some(({ master }) => isSalesforce(master))) continue;
      const decided = createDecision(model);
      for (const write of machine.writes) {
        const stage = write.to === undefined ? undefined : machine.stage(write.to);
        if (stage === undefined || !isSalesforce(stage.master) || !write.campaign.bound.active) continue;
        if (!decided(write.campaign) && !isAsked(model, write)) yield finding(machine, write, stage);
      }
    }
  },
};

/** Does every way into a campaign begin with something that Salesforce says? */
function createDecision(model: Model): (campaign: CampaignSymbol) => boolean {
  const open = new Set<CampaignSymbol>();
  const decides = (campaign: CampaignSymbol): boolean => {
    const { bound } = campaign;
    if (open.has(campaign)) return true;
    if (testsOf(bound.filters).some((test) => isFact(model, test))) return true;
    if (bound.kind === 'batch') return false;
    const own = bound.triggers.filter((trigger) => !requestTriggersOf(bound).includes(trigger));
    if (!own.every((trigger) => comesFromSalesforce(trigger) || listensToSalesforce(model, trigger)))
      return false;
    if (own.length === bound.triggers.length && bound.kind === 'trigger') return true;
    const calls = model.graph.node(campaign).calledBy.filter(({ from }) => from.bound.active);
    open.add(campaign);
    const all =
      calls.length > 0 &&
      calls.every(({ from, step }) => decides(from) || isAsked(model, { campaign: from, step }));
    open.delete(campaign);
    return all;
  };
  return decides;
}

/** A change of a field in which Sales works. */
function listensToSalesforce(
  model: Model,
  { definition, primary }: CampaignSymbol['bound']['triggers'][number],
) {
  if (definition.name !== 'Data Value Changes') return false;
  const field = primary?.values[0];
  return field?.kind === 'FieldName' && isSalesforceField(model, field.name);
}

/** The step stands in a choice that asks for something that Salesforce knows. */
function isAsked(model: Model, { campaign, step }: Pick<StageWrite, 'campaign' | 'step'>): boolean {
  const choice = campaign.bound.flow.find((item) => item.kind === 'choice' && stepsOf([item]).includes(step));
  return (
    choice?.kind === 'choice' && choice.branches.some(({ test }) => test !== undefined && isFact(model, test))
  );
}

/** An opportunity, an activity that Sales has logged, a field that Sales fills. */
function isFact(model: Model, test: BoundTest): boolean {
  if (test.kind === 'field') return isSalesforceField(model, test.field.name);
  return /\bOpportunity\b|\bSFDC\b|^Activity was|Converted/i.test(test.definition.name);
}

/** Fields of Salesforce, and those synchronised with it; the stage itself says nothing about who has set it. */
function isSalesforceField(model: Model, name: string): boolean {
  if (model.lifecycleOn(name) !== undefined) return false;
  const field = model.field(name);
  const key = fieldKey(field?.name ?? name);
  return (
    /^(?:sfdc|lead owner|account owner|person status|lead status)\b/.test(key) ||
    (field?.salesforce.length ?? 0) > 0
  );
}

function finding(
  { lifecycle }: StageMachine,
  { campaign, step }: StageWrite,
  stage: StageSymbol,
): RawFinding {
  return {
    place: placeOf(campaign.bound.declaration, step),
    message: `${quoted(campaign.name)} takes people into ${quoted(stage.name)}, which Salesforce is master of, without a sign from Salesforce.`,
    advice: `Let Salesforce set ${bracketed(lifecycle.field ?? lifecycle.name)}, or do it only after something that Sales does: an owner, an activity, an opportunity.`,
    related: [{ place: stage.place, message: 'Salesforce is declared its master' }],
  };
}
