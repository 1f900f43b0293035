import type { DesiredConstraint, DesiredRule, DesiredRules, DesiredStep } from '../desired.ts';
import { canonicalLogic } from '../plan/filter-logic.ts';
import { screenName, type Wording } from '../plan/wording.ts';
import type { SheetConstraint, SheetDeed, SheetRule, SheetStep } from './sheet.ts';

/** Smart lists and flows as a person builds them: what is dragged, what is chosen, what is typed. */

export function smartListDeeds(rules: DesiredRules, wording: Wording): readonly SheetDeed[] {
  const { triggers, filters, logic } = rules;
  if (triggers.length + filters.length === 0) {
    return [{ kind: 'sentence', text: 'Leave the smart list empty.' }];
  }
  return [
    ...triggers.map((rule, index) => ruleDeed(rule, 'trigger', index + 1, wording)),
    ...filters.map((rule, index) => ruleDeed(rule, 'filter', index + 1, wording)),
    ...(filters.length > 1 ? [logicDeed(canonicalLogic(logic, filters.length))] : []),
  ];
}

function logicDeed(logic: string): SheetDeed {
  return logic === 'all' || logic === 'any'
    ? { kind: 'logic', match: logic, text: logic }
    : { kind: 'logic', match: 'advanced', text: logic };
}

function ruleDeed(
  rule: DesiredRule,
  kind: 'trigger' | 'filter',
  number: number,
  wording: Wording,
): SheetRule {
  const name = screenName(rule.name, wording);
  return {
    kind,
    number,
    // The palette keeps the inactivity filters in a folder of their own, each beginning with 'Not'.
    name: rule.negative ? `Not ${name}` : name,
    constraints: rule.constraints.map((constraint) => constraintDeed(constraint, rule)),
  };
}

function constraintDeed(
  { name, operator, values, primary }: DesiredConstraint,
  rule: DesiredRule,
): SheetConstraint {
  const isNameless = rule.type === 'attribute' && primary;
  return { name: isNameless ? undefined : name, isAdded: !primary, operator, values };
}

export function flowDeeds(flow: readonly DesiredStep[], wording: Wording): readonly SheetDeed[] {
  if (flow.length === 0) return [{ kind: 'sentence', text: 'Leave the flow empty.' }];
  return flow.map((step, index): SheetStep => ({
    kind: 'step',
    number: index + 1,
    name: screenName(step.name, wording),
    choices: step.choices.map(({ condition, attributes }) => ({
      condition: condition && {
        name: screenName(condition.name, wording),
        operator: condition.operator,
        values: condition.values,
      },
      attributes,
    })),
  }));
}
