import type { Instance } from '../instance.ts';
import { valueText } from '../store/links.ts';
import type { Rule, SmartList } from '../store/records.ts';
import { typeOfRule } from '../vocabulary/lookup.ts';
import { checkRule, type CheckedCondition } from './check-rules.ts';

/**
 * The `rules` of a smart list as the API shows them. Whether a rule is negated is not part of it: the specification
 * has no member for that.
 */
export function rulesView(instance: Instance, list: SmartList): Record<string, unknown> {
  return {
    filterMatchType: list.matchType,
    triggers: list.triggers.flatMap((rule) => ruleView(instance, rule)),
    filters: list.filters.flatMap((rule) => ruleView(instance, rule)),
    ...(list.matchType === 'custom' ? { filterCustomRuleLogic: list.customLogic } : {}),
  };
}

function ruleView(instance: Instance, rule: Rule): Record<string, unknown>[] {
  const type = typeOfRule(instance, rule);
  if (type === undefined) return [];
  const checked = checkRule(instance, type, rule);
  const primary = checked.find(({ constraint }) => constraint.primary);
  return [
    {
      id: rule.id,
      name: type.name,
      ruleTypeId: type.id,
      ruleType: rule.kind === 'activity' ? 'Activity' : 'Attribute',
      operator: rule.kind === 'activity' ? 'occurs' : (primary?.operator ?? 'is'),
      conditions: checked.map((condition) => conditionView(instance, rule, condition)),
    },
  ];
}

function conditionView(instance: Instance, rule: Rule, checked: CheckedCondition): Record<string, unknown> {
  const { constraint, operator, values, problem } = checked;
  const identity =
    rule.kind === 'activity'
      ? { activityAttributeId: constraint.id, activityAttributeName: constraint.name }
      : { attributeId: constraint.id, attributeName: constraint.name };
  return {
    ...identity,
    operator,
    values: values.map((value) => valueText(instance.store, value)),
    isPrimary: constraint.primary,
    isError: problem !== undefined,
    ...(problem === undefined ? {} : { errorMessage: problem }),
  };
}
