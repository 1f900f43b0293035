import { placeOf } from '../../model/index.ts';
import { isDomainSearch } from '../cost.ts';
import { filterListOf } from '../filter-list.ts';
import { narrows } from '../narrowing.ts';
import { fieldTests } from '../slow-comparison.ts';
import type { Rule } from '../rule.ts';
import { bracketed } from '../spelling.ts';

export const rule: Rule = {
  id: 'slow/contains',
  severity: 'information',
  method: 'bind',
  summary: "A 'contains' in a list that has no cheap filter to narrow it.",
  why: 'To find a piece of a text Marketo has to read the whole of it, for everybody whom no cheaper filter has kept out.',
  yieldsTo: ['slow/contains-many', 'slow/email-without-at', 'slow/order'],
  checkDeclaration: function* (declaration, bound) {
    const list = filterListOf(bound);
    if (list === undefined || list.bound.filters.some(narrows)) return;
    for (const test of fieldTests(list.bound)) {
      if (test.operator?.name !== 'contains' || isDomainSearch(test)) continue;
      const count = test.values.length;
      const values = count === 1 ? 'a piece of text' : `${count} pieces of text`;
      const isEvent = list.audience === 'person';
      yield {
        place: placeOf(declaration, test.operatorSpan ?? test),
        ...(isEvent && { severity: 'hint' as const }),
        message: `${bracketed(test.field.name)} is searched for ${values} ${isEvent ? 'at every event' : 'in the whole database'}.`,
        advice:
          'Compare with is or starts with where the value is known, or let a cheap filter such as is or a Boolean narrow the list.',
      };
    }
  },
};
