import { placeOf, testsOf } from '../../model/index.ts';
import { constraintAdded } from '../constraint-added.ts';
import { filterListOf } from '../filter-list.ts';
import { isDated } from '../cost.ts';
import type { Rule } from '../rule.ts';
import { retentionOf } from '../retention.ts';

export const rule: Rule = {
  id: 'slow/activity-unbounded',
  severity: 'warning',
  method: 'bind',
  summary: 'An activity filter without a Date of Activity.',
  why: 'Activity filters are among the slowest, and without a date Marketo searches all that it has kept.',
  fix: 'unsafe',
  checkDeclaration: function* (declaration, bound, { text }) {
    for (const test of testsOf(filterListOf(bound)?.bound.filters ?? [])) {
      // What did not happen is the matter of `slow/inactivity`.
      if (test.kind !== 'activity' || test.negated || test.constraints.some(isDated)) continue;
      const { name, retention } = test.definition;
      const bounded = '[Date of Activity] in past 90 days';
      const edit = constraintAdded(declaration, test, text, bounded);
      yield {
        place: placeOf(declaration, test),
        message: `${name} has no Date of Activity, so Marketo searches ${retentionOf(retention)}.`,
        advice: 'Add the shortest [Date of Activity] that will do.',
        fixes: [{ title: `Add ${bounded}`, safe: false, edits: [edit] }],
      };
    }
  },
};
