import type { Instance } from '../instance.ts';
import { nothing, success } from '../protocol/answer.ts';
import { get, readAssets, writeAssets, type Endpoint } from '../protocol/endpoint.ts';
import {
  integer,
  path,
  query,
  required,
  text,
  typeReference,
  type TypeReference,
} from '../protocol/parameter.ts';
import { invalidData } from '../protocol/refusals.ts';
import { attributeTypes, filterTypes, ruleTypeOf } from '../vocabulary/lookup.ts';
import type { RuleConstraint, RuleType, StepParameter, StepType } from '../vocabulary/rule-type.ts';
import { suggestions } from './suggestions.ts';

const base = '/rest/asset/v1';

/** What rules and flows of this instance can be made of, and the values that are offered for them. */
export const catalogueEndpoints: readonly Endpoint[] = [
  get({
    path: `${base}/smartCampaign/rules.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: {},
    handle: (instance) =>
      success({
        filters: filterTypes(instance).map(ruleTypeView),
        triggers: [...instance.vocabulary.triggers.values()].map(ruleTypeView),
      }),
  }),
  get({
    path: `${base}/smartList/rules.json`,
    permissions: readAssets,
    rulesAndFlow: true,
    parameters: {},
    handle: (instance) => success({ filters: filterTypes(instance).map(ruleTypeView) }),
  }),
  get({
    path: `${base}/smartCampaign/flowSteps.json`,
    permissions: readAssets,
    rulesAndFlow: true,
    parameters: {},
    handle: (instance) => success({ flowSteps: [...instance.vocabulary.steps.values()].map(stepTypeView) }),
  }),
  // Not the steps, as the name suggests, but what the condition of a choice may test.
  get({
    path: `${base}/smartCampaign/flowStepTypes.json`,
    permissions: readAssets,
    rulesAndFlow: true,
    parameters: {},
    handle: (instance) =>
      success({
        flowStepTypes: attributeTypes(instance).map(({ id, name, constraints }) => ({
          id,
          name,
          constraints: constraints.map(constraintView),
        })),
      }),
  }),
  get({
    path: `${base}/smartList/{id}/autoSuggest.json`,
    permissions: readAssets,
    rulesAndFlow: true,
    parameters: suggestParameters(),
    handle: (instance, { id, ruleTypeId, optionTypeId, primaryAttributeValue }) => {
      const list = instance.store.smartLists.get(id);
      if (list === undefined) return nothing;
      const constraint =
        constraintFor(instance, ruleTypeId, optionTypeId, false) ??
        constraintFor(instance, ruleTypeId, optionTypeId, true);
      if (constraint === undefined) return invalidData('There is no such rule type or constraint');
      return success(suggestions(instance, constraint, primaryAttributeValue));
    },
  }),
  get({
    path: `${base}/smartCampaign/{id}/autoSuggest.json`,
    permissions: readAssets,
    rulesAndFlow: true,
    parameters: suggestParameters(),
    handle: (instance, { id, ruleTypeId, optionTypeId, primaryAttributeValue }) => {
      if (!instance.store.campaigns.has(id)) return nothing;
      const step = ruleTypeId.type === 'activity' ? instance.vocabulary.steps.get(ruleTypeId.id) : undefined;
      const slot =
        step?.parameters.find((parameter) => parameter.id === optionTypeId.id) ??
        constraintFor(instance, ruleTypeId, optionTypeId, false);
      if (slot === undefined) return invalidData('There is no such flow step type or attribute');
      return success(suggestions(instance, slot, primaryAttributeValue));
    },
  }),
];

function suggestParameters() {
  return {
    id: path(integer),
    ruleTypeId: required(query(typeReference)),
    optionTypeId: required(query(typeReference)),
    primaryAttributeValue: query(text()),
  };
}

function constraintFor(
  instance: Instance,
  rule: TypeReference,
  option: TypeReference,
  trigger: boolean,
): RuleConstraint | undefined {
  const type = ruleTypeOf(instance, rule.type, rule.id, trigger);
  return type?.constraints.find((constraint) => constraint.id === option.id);
}

function ruleTypeView({ id, name, kind, constraints }: RuleType): Record<string, unknown> {
  return { id, name, type: kind, constraints: constraints.map(constraintView) };
}

function constraintView(constraint: RuleConstraint): Record<string, unknown> {
  const { id, name, dataType, primary, operator, field } = constraint;
  const about =
    field === undefined
      ? { dbAttrib: false }
      : {
          dbAttrib: true,
          dbAttribId: String(field.id),
          dbObject: 'Lead',
          type: field.custom ? 'custom' : 'standard',
        };
  return { id, name, dataType, primary, operator, ...about };
}

function stepTypeView({ id, name, parameters }: StepType): Record<string, unknown> {
  return { id, name, constraints: parameters.map(parameterView) };
}

function parameterView({ id, name, dataType, primary }: StepParameter): Record<string, unknown> {
  return { id, name, dataType, primary, dbAttrib: false };
}
