import { placeOf, testsOf } from '../../model/index.ts';
import { filterListOf } from '../filter-list.ts';
import { narrows } from '../narrowing.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule = {
  id: 'slow/member-of-list',
  severity: 'information',
  method: 'bind',
  summary: 'A filter for the members of a static list, in a list that has no cheap filter to narrow it.',
  why: 'One source counts it among the slow filters, another offers it as the fast way out: measure it in your instance.',
  optional: true,
  checkDeclaration: function* (declaration, bound) {
    const list = filterListOf(bound);
    if (list?.audience !== 'database' || list.bound.filters.some(narrows)) return;
    for (const test of testsOf(list.bound.filters)) {
      if (test.kind !== 'membership' || test.definition.name !== 'Member of List') continue;
      yield {
        place: placeOf(declaration, test),
        message: `${test.negated ? 'not ' : ''}Member of List is put to the whole database.`,
        advice:
          'Let a cheap filter narrow the list, or ask for a segment or a Boolean field that is kept up to date.',
      };
    }
  },
};
