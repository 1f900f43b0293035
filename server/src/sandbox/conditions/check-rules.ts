import type { Instance } from '../instance.ts';
import type { Condition, Rule, SmartList } from '../store/records.ts';
import { constraintOf, typeOfRule } from '../vocabulary/lookup.ts';
import type { RuleConstraint, RuleType } from '../vocabulary/rule-type.ts';
import { conditionProblem } from './check-values.ts';
import { filterLogicProblem } from './filter-logic.ts';

/** A condition as it is read back: what was set, or what is required and was not. */
export interface CheckedCondition {
  readonly constraint: RuleConstraint;
  readonly operator: string;
  readonly values: Condition['values'];
  readonly problem: string | undefined;
}

/** Conditions of a rule, the primary one first. A required primary condition that nobody set shows up empty. */
export function checkRule(instance: Instance, type: RuleType, rule: Rule): CheckedCondition[] {
  const checked: CheckedCondition[] = [];
  for (const constraint of type.constraints) {
    if (!constraint.primary || !constraint.required) continue;
    if (rule.conditions.some((condition) => condition.constraintId === constraint.id)) continue;
    const problem = `${constraint.name} needs a value`;
    checked.push({ constraint, operator: constraint.operator, values: [], problem });
  }
  for (const condition of rule.conditions) {
    const constraint = constraintOf(type, condition.constraintId);
    if (constraint === undefined) continue;
    const { operator, values } = condition;
    checked.push({
      constraint,
      operator,
      values,
      problem: conditionProblem(instance, constraint, operator, values),
    });
  }
  return checked.toSorted((one, other) => Number(other.constraint.primary) - Number(one.constraint.primary));
}

/** Everything that is wrong with a list's rules, in words. */
export function ruleProblems(instance: Instance, list: SmartList): string[] {
  const problems: string[] = [];
  for (const rule of [...list.triggers, ...list.filters]) {
    const type = typeOfRule(instance, rule);
    if (type === undefined) {
      problems.push('a rule is of a kind that no longer exists');
      continue;
    }
    for (const { problem } of checkRule(instance, type, rule)) {
      if (problem !== undefined) problems.push(`${type.name}: ${problem}`);
    }
  }
  if (list.matchType === 'custom') {
    const problem = filterLogicProblem(list.customLogic, list.filters.length);
    if (problem !== undefined) problems.push(`Filter logic: ${problem}`);
  }
  return problems;
}
