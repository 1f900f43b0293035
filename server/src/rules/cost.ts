import type { ActivityTest, BoundCondition, BoundConstraint, FieldTest } from '../model/index.ts';

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

/** A search for email domains has a faster way of its own. */
const domainSearch = 3;

/** A test of a field costs what its operator costs; a value without an operator is compared with `is`. */
function comparisonCost(test: FieldTest): number {
  const { operator, values } = test;
  if (operator === undefined) return values.length > 1 ? 3 : 1;
  if (isDomainSearch(test)) return domainSearch;
  return values.length > 1 ? operator.costMany : operator.cost;
}

/** `[Email Address] contains "@acme.com"`: every value begins with @. */
export function isDomainSearch({ field, operator, values }: FieldTest): boolean {
  return (
    operator?.name === 'contains' &&
    /^(?:email|email address)$/i.test(field.name) &&
    values.every((value) => value.kind === 'String' && value.value.startsWith('@'))
  );
}

/** An activity filter without a date looks through everything that Marketo has kept. */
export function isDated({ name }: BoundConstraint): boolean {
  return name === 'Date of Activity';
}
