import { z } from 'zod';
import type { Instance } from '../instance.ts';
import { success, type Answer, type Refused } from '../protocol/answer.ts';
import { act, post, writeAssets, type Endpoint } from '../protocol/endpoint.ts';
import {
  form,
  integer,
  json,
  path,
  query,
  required,
  text,
  typeReference,
  type TypeReference,
} from '../protocol/parameter.ts';
import { invalidData, notFound, ruleViolated, shortened } from '../protocol/refusals.ts';
import { comparesParts } from '../conditions/check-values.ts';
import { readValueList } from '../conditions/value-list.ts';
import { valueOf, valuesOf } from '../store/links.ts';
import type { Campaign, Choice, Step } from '../store/records.ts';
import { ruleTypeOf } from '../vocabulary/lookup.ts';
import type { StepType } from '../vocabulary/rule-type.ts';
import { campaignView } from './campaign-view.ts';

const target = '/rest/asset/v1/smartCampaign/{id}';

/** `{"101":"1 day"}`; the values may be written as numbers or truths too. */
const attributeValues = json(
  'FlowStepAttributes',
  z
    .custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
    .transform((value) => new Map<string, unknown>(Object.entries(value)))
    .pipe(z.map(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))),
);

/** The flow of a campaign. Steps count from 0, as do choices; the default choice is always the last. */
export const flowEndpoints: readonly Endpoint[] = [
  post('form', {
    path: `${target}/flows.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: {
      id: path(integer),
      activityType: required(form(typeReference)),
      index: required(form(integer)),
    },
    handle: (instance, { id, activityType, index }) =>
      changed(instance, id, (campaign) => {
        const type = instance.vocabulary.steps.get(activityType.id);
        if (type === undefined || activityType.type !== 'activity') {
          return invalidData(`There is no flow step type with id ${activityType.id}`);
        }
        if (index < 0 || index > campaign.steps.length) {
          return invalidData(`index must be between 0 and ${campaign.steps.length}`);
        }
        const choices = [newChoice(instance, type, true)];
        campaign.steps.splice(index, 0, { id: instance.store.nextId('step'), typeId: type.id, choices });
        return undefined;
      }),
  }),
  act({
    path: `${target}/flow/{stepId}/remove.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: { id: path(integer), stepId: path(integer) },
    handle: (instance, { id, stepId }) =>
      changed(instance, id, (campaign) => {
        const at = campaign.steps.findIndex((step) => step.id === stepId);
        if (at < 0) return notFound('Flow step');
        campaign.steps.splice(at, 1);
        return undefined;
      }),
  }),
  act({
    path: `${target}/flow/{stepId}/addChoice.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: { id: path(integer), stepId: path(integer) },
    handle: (instance, { id, stepId }) =>
      changed(instance, id, (campaign) => {
        const step = campaign.steps.find((candidate) => candidate.id === stepId);
        const type = step === undefined ? undefined : instance.vocabulary.steps.get(step.typeId);
        if (step === undefined || type === undefined) return notFound('Flow step');
        step.choices.splice(-1, 0, newChoice(instance, type, false));
        return undefined;
      }),
  }),
  post('form', {
    path: `${target}/flow/{stepId}/choice/{choiceId}.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: {
      id: path(integer),
      stepId: path(integer),
      choiceId: path(integer),
      conditionTypeId: form(typeReference),
      operator: form(text(100)),
      conditionValues: form(text()),
      attributes: form(attributeValues),
    },
    handle: (instance, { id, stepId, choiceId, attributes, ...condition }) =>
      changed(instance, id, (campaign) => {
        const found = choiceIn(instance, campaign, stepId, choiceId);
        if ('kind' in found) return found;
        const given = attributes ?? new Map<string, string>();
        const refusal = strangerIn(found.type, given) ?? setCondition(instance, found.choice, condition);
        if (refusal === undefined) setAttributes(instance, found.type, found.choice, given);
        return refusal;
      }),
  }),
  act({
    path: `${target}/flow/{stepId}/choice/{choiceId}/remove.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: { id: path(integer), stepId: path(integer), choiceId: path(integer) },
    handle: (instance, { id, stepId, choiceId }) =>
      changed(instance, id, (campaign) => {
        const found = choiceIn(instance, campaign, stepId, choiceId);
        if ('kind' in found) return found;
        if (found.choice.isDefault) return ruleViolated('The default choice cannot be removed');
        found.step.choices.splice(found.step.choices.indexOf(found.choice), 1);
        return undefined;
      }),
  }),
  act({
    path: `${target}/flow/{stepId}/choice/{choiceId}/reorder.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: {
      id: path(integer),
      stepId: path(integer),
      choiceId: path(integer),
      newSeqNumZeroBased: required(query(integer)),
    },
    handle: (instance, { id, stepId, choiceId, newSeqNumZeroBased: to }) =>
      changed(instance, id, (campaign) => {
        const found = choiceIn(instance, campaign, stepId, choiceId);
        if ('kind' in found) return found;
        if (found.choice.isDefault) return ruleViolated('The default choice cannot be moved');
        const { choices } = found.step;
        const last = choices.length - 2;
        if (to < 0 || to > last) return invalidData(`newSeqNumZeroBased must be between 0 and ${last}`);
        choices.splice(choices.indexOf(found.choice), 1);
        choices.splice(to, 0, found.choice);
        return undefined;
      }),
  }),
];

/** Changes a campaign whose flow may be changed, and answers with the whole of it. */
function changed(
  instance: Instance,
  id: number,
  change: (campaign: Campaign) => Refused | undefined,
): Answer {
  const campaign = instance.store.campaigns.get(id);
  if (campaign === undefined) return notFound('Smart Campaign');
  if (campaign.isActive && instance.readings.editActiveCampaign === 'refuse') {
    return ruleViolated('The flow of an active campaign cannot be changed');
  }
  const refusal = change(campaign);
  if (refusal !== undefined) return refusal;
  if (instance.readings.updatedAt === 'moves') campaign.updatedAt = instance.clock();
  return success(campaignView(instance, campaign, true));
}

function newChoice(instance: Instance, type: StepType, isDefault: boolean): Choice {
  return {
    id: instance.store.nextId('choice'),
    isDefault,
    attributes: type.parameters.map((parameter) => ({
      id: instance.store.nextId('attribute'),
      attributeId: parameter.id,
      value: undefined,
    })),
    condition: undefined,
  };
}

function choiceIn(
  instance: Instance,
  campaign: Campaign,
  stepId: number,
  choiceId: number,
): { readonly step: Step; readonly type: StepType; readonly choice: Choice } | Refused {
  const step = campaign.steps.find((candidate) => candidate.id === stepId);
  const type = step === undefined ? undefined : instance.vocabulary.steps.get(step.typeId);
  if (step === undefined || type === undefined) return notFound('Flow step');
  const choice = step.choices.find((candidate) => candidate.id === choiceId);
  return choice === undefined ? notFound('Flow step choice') : { step, type, choice };
}

interface GivenCondition {
  readonly conditionTypeId: TypeReference | undefined;
  readonly operator: string | undefined;
  readonly conditionValues: string | undefined;
}

/** Sets what is given; a condition that is already there keeps the rest. */
function setCondition(instance: Instance, choice: Choice, given: GivenCondition): Refused | undefined {
  const { conditionTypeId, operator, conditionValues } = given;
  if (conditionTypeId === undefined && operator === undefined && conditionValues === undefined)
    return undefined;
  if (choice.isDefault) return ruleViolated('The default choice has no condition');
  const before = choice.condition;
  const typeId = conditionTypeId?.id ?? before?.typeId;
  const kind = conditionTypeId?.type ?? 'attribute';
  const type = typeId === undefined ? undefined : ruleTypeOf(instance, kind, typeId, false);
  const constraint = type?.constraints[0];
  if (type === undefined || constraint === undefined || kind !== 'attribute') {
    return invalidData(`There is no choice condition with id ${typeId ?? '(none given)'}`);
  }
  const sameType = before?.typeId === type.id;
  const words = operator?.trim() ?? '';
  const chosen = words === '' ? ((sameType ? before.operator : undefined) ?? constraint.operator) : words;
  const references = comparesParts(chosen) ? undefined : constraint.references;
  const values =
    conditionValues === undefined
      ? sameType
        ? before.values
        : []
      : valuesOf(instance, readValueList(conditionValues), references);
  choice.condition = { typeId: type.id, operator: chosen, values };
  return undefined;
}

function strangerIn(type: StepType, values: ReadonlyMap<string, string>): Refused | undefined {
  const known = new Set(type.parameters.map((parameter) => String(parameter.id)));
  const stranger = [...values.keys()].find((id) => !known.has(id));
  return stranger === undefined
    ? undefined
    : invalidData(`${type.name} has no attribute with id ${shortened(stranger)}`);
}

/** Sets the named attributes; an empty text takes a value away. */
function setAttributes(
  instance: Instance,
  type: StepType,
  choice: Choice,
  values: ReadonlyMap<string, string>,
): void {
  for (const parameter of type.parameters) {
    const value = values.get(String(parameter.id));
    const attribute = choice.attributes.find((candidate) => candidate.attributeId === parameter.id);
    if (value === undefined || attribute === undefined) continue;
    attribute.value = value === '' ? undefined : valueOf(instance, value, parameter.references);
  }
}
