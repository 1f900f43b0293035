import { z } from 'zod';
import type { Instance } from '../instance.ts';
import { success, type Answer, type Refused } from '../protocol/answer.ts';
import { act, post, writeAssets, type Endpoint } from '../protocol/endpoint.ts';
import {
  boolean,
  form,
  integer,
  json,
  oneOf,
  path,
  required,
  text,
  typeReference,
  type TypeReference,
} from '../protocol/parameter.ts';
import { invalidData, missing, notFound, ruleViolated } from '../protocol/refusals.ts';
import { comparesParts } from '../conditions/check-values.ts';
import { filterLogicProblem } from '../conditions/filter-logic.ts';
import { readValueList } from '../conditions/value-list.ts';
import { valuesOf } from '../store/links.ts';
import type { Condition, Rule, SmartList } from '../store/records.ts';
import { constraintOf, ruleTypeOf, typeOfRule } from '../vocabulary/lookup.ts';
import type { RuleConstraint } from '../vocabulary/rule-type.ts';
import { smartListView } from './smart-lists.ts';

const target = '/rest/asset/v1/smartList/{id}';

const order = json('RuleOrder', z.array(z.object({ id: z.int(), index: z.int() })).min(1));
type Order = readonly { readonly id: number; readonly index: number }[];

/**
 * Rules of a smart list, a campaign's own list included. A mistake in a rule's values is not refused: it shows up as
 * `isError` when the list is read, and keeps the campaign from being activated.
 */
export const ruleEndpoints: readonly Endpoint[] = [
  post('form', {
    path: `${target}/rules.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: {
      id: path(integer),
      // Here `ruleId` is the kind of rule; in the paths below it is one rule.
      ruleId: required(form(typeReference)),
      index: required(form(integer)),
      trigger: form(boolean),
      negative: form(boolean),
    },
    handle: (instance, { id, ruleId, index, trigger, negative }) =>
      changed(instance, id, (list) =>
        addRule(instance, list, ruleId, index, trigger ?? false, negative ?? false),
      ),
  }),
  act({
    path: `${target}/rules/delete.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: { id: path(integer) },
    handle: (instance, { id }) =>
      changed(instance, id, (list) => {
        list.triggers.length = 0;
        list.filters.length = 0;
        list.matchType = 'all';
        list.customLogic = '';
        return undefined;
      }),
  }),
  post('form', {
    path: `${target}/rule/{ruleId}.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: {
      id: path(integer),
      ruleId: path(integer),
      attributeId: required(form(typeReference)),
      values: required(form(text())),
      operator: form(text(100)),
    },
    handle: (instance, { id, ruleId, attributeId, values, operator }) =>
      changed(instance, id, (list) => {
        const found = constraintIn(instance, list, ruleId, attributeId);
        if ('kind' in found) return found;
        setCondition(instance, found.rule, found.constraint, operator, values);
        return undefined;
      }),
  }),
  post('form', {
    path: `${target}/rule/{ruleId}/removeConstraint.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: { id: path(integer), ruleId: path(integer), attributeId: required(form(typeReference)) },
    handle: (instance, { id, ruleId, attributeId }) =>
      changed(instance, id, (list) => {
        const found = constraintIn(instance, list, ruleId, attributeId);
        if ('kind' in found) return found;
        const at = found.rule.conditions.findIndex(
          ({ constraintId }) => constraintId === found.constraint.id,
        );
        if (at < 0) return notFound('Constraint');
        found.rule.conditions.splice(at, 1);
        return undefined;
      }),
  }),
  act({
    path: `${target}/rule/{ruleId}/delete.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: { id: path(integer), ruleId: path(integer) },
    handle: (instance, { id, ruleId }) => {
      const answer = changed(instance, id, (list) => {
        const place = placeOf(list, ruleId);
        if (place === undefined) return notFound('Rule');
        place.rules.splice(place.at, 1);
        return undefined;
      });
      // Of all changes to rules, only this one answers with an id: the list's.
      return answer.kind === 'success' ? success({ id }) : answer;
    },
  }),
  post('form', {
    path: `${target}/reorder.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: { id: path(integer), order: required(form(order)) },
    handle: (instance, { id, order }) => changed(instance, id, (list) => reorder(list, order)),
  }),
  post('form', {
    path: `${target}/filterLogic.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: {
      id: path(integer),
      matchType: required(form(oneOf('FilterMatchType', ['all', 'any', 'custom']))),
      customRuleLogic: form(text(2000)),
    },
    handle: (instance, { id, matchType, customRuleLogic }) =>
      changed(instance, id, (list) => {
        if (matchType === 'custom') {
          if (customRuleLogic === undefined) return missing('customRuleLogic');
          const problem = filterLogicProblem(customRuleLogic, list.filters.length);
          if (problem !== undefined) return invalidData(`Invalid customRuleLogic: ${problem}`);
        }
        list.matchType = matchType;
        list.customLogic = matchType === 'custom' ? (customRuleLogic ?? '') : '';
        return undefined;
      }),
  }),
];

/** Changes a list that may be changed, and answers with the whole of it. */
function changed(instance: Instance, id: number, change: (list: SmartList) => Refused | undefined): Answer {
  const list = instance.store.smartLists.get(id);
  if (list === undefined) return notFound('Smart List');
  const campaign = list.campaignId === undefined ? undefined : instance.store.campaigns.get(list.campaignId);
  if (campaign?.isActive === true && instance.readings.editActiveCampaign === 'refuse') {
    return ruleViolated('The smart list of an active campaign cannot be changed');
  }
  const refusal = change(list);
  if (refusal !== undefined) return refusal;
  if (instance.readings.updatedAt === 'moves') {
    list.updatedAt = instance.clock();
    if (campaign !== undefined) campaign.updatedAt = list.updatedAt;
  }
  return success(smartListView(instance, list, true));
}

function addRule(
  instance: Instance,
  list: SmartList,
  kind: TypeReference,
  index: number,
  trigger: boolean,
  negative: boolean,
): Refused | undefined {
  if (trigger && list.campaignId === undefined)
    return ruleViolated('Only the smart list of a campaign has triggers');
  if (trigger && negative) return ruleViolated('A trigger cannot be negated');
  const type = ruleTypeOf(instance, kind.type, kind.id, trigger);
  if (type === undefined)
    return invalidData(`There is no ${trigger ? 'trigger' : 'filter'} with id ${kind.id}`);
  const rules = trigger ? list.triggers : list.filters;
  // Positions count from 1, triggers and filters each for themselves.
  if (index < 1 || index > rules.length + 1)
    return invalidData(`index must be between 1 and ${rules.length + 1}`);
  const id = instance.store.nextId('rule');
  rules.splice(index - 1, 0, { id, typeId: type.id, kind: kind.type, trigger, negative, conditions: [] });
  return undefined;
}

function constraintIn(
  instance: Instance,
  list: SmartList,
  ruleId: number,
  attribute: TypeReference,
): { readonly rule: Rule; readonly constraint: RuleConstraint } | Refused {
  const place = placeOf(list, ruleId);
  const rule = place?.rules[place.at];
  const type = rule === undefined ? undefined : typeOfRule(instance, rule);
  if (rule === undefined || type === undefined) return notFound('Rule');
  if (attribute.type !== rule.kind)
    return invalidData(`The rule is of type ${rule.kind}, not ${attribute.type}`);
  const constraint = constraintOf(type, attribute.id);
  return constraint === undefined
    ? invalidData(`${type.name} has no constraint with id ${attribute.id}`)
    : { rule, constraint };
}

/** Sets one constraint of a rule, in place of what it was. */
function setCondition(
  instance: Instance,
  rule: Rule,
  constraint: RuleConstraint,
  givenOperator: string | undefined,
  values: string,
): void {
  const operator =
    givenOperator === undefined || givenOperator.trim() === '' ? constraint.operator : givenOperator.trim();
  const references = comparesParts(operator) ? undefined : constraint.references;
  const condition: Condition = {
    constraintId: constraint.id,
    operator,
    values: valuesOf(instance, readValueList(values), references),
  };
  const at = rule.conditions.findIndex(({ constraintId }) => constraintId === constraint.id);
  if (at < 0) rule.conditions.push(condition);
  else rule.conditions[at] = condition;
}

interface Place {
  readonly rules: Rule[];
  readonly at: number;
}

function placeOf(list: SmartList, ruleId: number): Place | undefined {
  for (const rules of [list.triggers, list.filters]) {
    const at = rules.findIndex((rule) => rule.id === ruleId);
    if (at >= 0) return { rules, at };
  }
  return undefined;
}

/** Puts the named rules where the order says, lowest position first; the others close up around them. */
function reorder(list: SmartList, order: Order): Refused | undefined {
  if (new Set(order.map(({ id }) => id)).size < order.length) return invalidData('A rule is named twice');
  for (const { id, index } of order) {
    const place = placeOf(list, id);
    if (place === undefined) return notFound('Rule');
    if (index < 1 || index > place.rules.length) {
      return invalidData(`index must be between 1 and ${place.rules.length}`);
    }
  }
  const moves = order.toSorted((one, other) => one.index - other.index);
  const taken = moves.flatMap(({ id, index }) => {
    const place = placeOf(list, id);
    const rule = place?.rules.splice(place.at, 1)[0];
    return place === undefined || rule === undefined ? [] : { rules: place.rules, rule, index };
  });
  for (const { rules, rule, index } of taken) rules.splice(index - 1, 0, rule);
  return undefined;
}
