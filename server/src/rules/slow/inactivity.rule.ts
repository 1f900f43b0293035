import { placeOf, testsOf } from '../../model/index.ts';
import { constraintAdded } from '../constraint-added.ts';
import { isDated } from '../cost.ts';
import { filterListOf } from '../filter-list.ts';
import { narrows } from '../narrowing.ts';
import { retentionOf } from '../retention.ts';
import type { Rule } from '../rule.ts';

const bounded = '[Date of Activity] in past 90 days';

export const rule: Rule = {
  id: 'slow/inactivity',
  severity: 'warning',
  method: 'bind',
  summary: 'A filter for what people did not do, put to the whole database or to the whole log.',
  why: 'To find who did not do something Marketo looks through everybody and everything they did: nothing is slower.',
  fix: 'unsafe',
  yieldsTo: ['filter/beyond-retention'],
  checkDeclaration: function* (declaration, bound, { text }) {
    const list = filterListOf(bound);
    if (list === undefined) return;
    const isNarrowed = list.audience === 'person' || list.bound.filters.some(narrows);
    for (const test of testsOf(list.bound.filters)) {
      if (test.kind !== 'activity' || !test.negated) continue;
      const dated = test.constraints.some(isDated);
      // Of few people and for a short time it is the only way to ask.
      if (isNarrowed && dated) continue;
      const { name, retention } = test.definition;
      const search = dated ? 'for everybody in the database' : `in ${retentionOf(retention)}`;
      yield {
        place: placeOf(declaration, test),
        message: `'not ${name}' makes Marketo look ${search} for what is not there.`,
        advice: dated
          ? 'Let a cheap filter narrow the list, or remember the last activity in a date field and compare that.'
          : 'Add a [Date of Activity], or remember the last activity in a date field and compare that.',
        // Of everybody in the database it stays too much to ask.
        fixes:
          isNarrowed && !dated
            ? [
                {
                  title: `Add ${bounded}`,
                  safe: false,
                  edits: [constraintAdded(declaration, test, text, bounded)],
                },
              ]
            : [],
      };
    }
  },
};
