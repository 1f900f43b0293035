import type { BoundCondition, FieldTest } from '../model/index.ts';
import { isDated, isDomainSearch } from './cost.ts';
import { retentionOf } from './retention.ts';

/** Why a filter has its cost, in a few words. */
export function costReason(condition: BoundCondition): string {
  switch (condition.kind) {
    case 'group':
      return `the dearest of its ${condition.items.length} filters counts`;
    case 'field':
      return comparisonReason(condition);
    case 'membership':
      if (condition.definition.name === 'Member of Smart List') return 'the other list is worked out first';
      return condition.negated ? 'everybody is looked at to find who is no member' : 'members are looked up';
    default: {
      const { name, retention } = condition.definition;
      if (condition.negated) return `it looks for what is not in the log of ${name}`;
      if (!condition.constraints.some(isDated)) return `without a date it searches ${retentionOf(retention)}`;
      return 'it searches the log, the longer the time the slower';
    }
  }
}

function comparisonReason(test: FieldTest): string {
  const { operator, values } = test;
  const count = values.length === 1 ? 'one value' : `${values.length} values`;
  if (isDomainSearch(test)) return 'email domains have a faster search';
  if (operator?.negative === true) return `'${operator.name}' reads the field of everybody`;
  switch (operator?.name) {
    case 'is empty':
    case 'is not empty':
      return 'empty or not is known at once';
    case 'contains':
      return `a piece of text is searched for in every text, ${count}`;
    case 'starts with':
      return `beginnings are compared, ${count}`;
    case 'is':
    case undefined:
      return values[0]?.kind === 'Boolean'
        ? 'checked or not is known at once'
        : `${count} compared as a whole`;
    default:
      return 'numbers and dates are compared';
  }
}
