import type { ActivityTest, BoundCondition, BoundConstraint, BoundTest } from '../model/index.ts';

/**
 * How dear a filter is, in classes from 1 (cheapest) to 8. Marketo publishes an order, never a time, so two costs
 * can be compared and not added up.
 */
export function costOf(condition: BoundCondition): number {
  switch (condition.kind) {
    case 'group':
      return condition.items.reduce((dearest, item) => Math.max(dearest, costOf(item)), 1);
    case 'field':
      return comparisonCost(condition);
    case 'membership':
      return condition.negated ? Math.min(8, condition.definition.cost + 1) : condition.definition.cost;
    default:
      return activityCost(condition);
  }
}

function activityCost({ definition, negated, constraints }: ActivityTest): number {
  if (negated) return definition.inactivityCost;
  return constraints.some(isDated) ? definition.cost : Math.min(8, definition.cost + 2);
}

/** A test of a field costs what its operator costs; a value without an operator is compared with `is`. */
function comparisonCost({ operator, values }: BoundTest): number {
  if (operator === undefined) return values.length > 1 ? 3 : 1;
  return values.length > 1 ? operator.costMany : operator.cost;
}

/** An activity filter without a date looks through everything that Marketo has kept. */
export function isDated({ name }: BoundConstraint): boolean {
  return name === 'Date of Activity';
}
