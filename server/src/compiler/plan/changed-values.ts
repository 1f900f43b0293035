import type { DesiredRules, DesiredStep } from '../desired.ts';

/** The same rules with other values. */
export function changedRules(rules: DesiredRules, change: (value: string) => string): DesiredRules {
  const changed = (group: DesiredRules['filters']): DesiredRules['filters'] =>
    group.map((rule) => ({
      ...rule,
      constraints: rule.constraints.map((constraint) => ({
        ...constraint,
        values: constraint.values.map(change),
      })),
    }));
  return { ...rules, triggers: changed(rules.triggers), filters: changed(rules.filters) };
}

/** The same flow with other values. */
export function changedFlow(
  flow: readonly DesiredStep[],
  change: (value: string) => string,
): readonly DesiredStep[] {
  return flow.map((step) => ({
    ...step,
    choices: step.choices.map(({ condition, attributes }) => ({
      condition: condition && { ...condition, values: condition.values.map(change) },
      attributes: attributes?.map(({ name, value }) => ({ name, value: change(value) })),
    })),
  }));
}
