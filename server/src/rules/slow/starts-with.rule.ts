import { type BoundCondition, placeOf } from '../../model/index.ts';
import { filterListOf } from '../filter-list.ts';
import { narrows } from '../narrowing.ts';
import type { Rule } from '../rule.ts';
import { fieldTests } from '../slow-comparison.ts';
import { bracketed } from '../spelling.ts';

export const rule: Rule = {
  id: 'slow/starts-with',
  severity: 'information',
  method: 'bind',
  summary: "A 'starts with' in a list that has no faster filter to narrow it.",
  why: "'starts with' is faster than contains and slower than is, and each further value adds to it.",
  yieldsTo: ['slow/many-values', 'slow/order'],
  checkDeclaration: function* (declaration, bound) {
    const list = filterListOf(bound);
    if (list?.audience !== 'database' || list.bound.filters.some(isFaster)) return;
    for (const test of fieldTests(list.bound)) {
      if (!isStart(test)) continue;
      const count = test.values.length;
      yield {
        place: placeOf(declaration, test.operatorSpan ?? test),
        message: `${bracketed(test.field.name)} is compared with ${count === 1 ? 'a beginning' : `${count} beginnings`} in the whole database.`,
        advice: 'Compare with is where the values are known, or let a cheap filter narrow the list.',
      };
    }
  },
};

function isStart(condition: BoundCondition): boolean {
  return condition.kind === 'field' && condition.operator?.name === 'starts with';
}

function isFaster(condition: BoundCondition): boolean {
  return narrows(condition) && !isStart(condition);
}
