import { placeOf, testsOf } from '../../model/index.ts';
import { filterListOf } from '../filter-list.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

/** Fewer are faster; Adobe's example of a slow campaign has a hundred. Where many begins is our choice. */
const many = 12;
const tooMany = 50;

export const rule: Rule = {
  id: 'slow/many-filters',
  severity: 'warning',
  method: 'bind',
  summary: 'A list with more than a dozen filters; a warning with more than fifty.',
  why: 'Every filter adds its time, and campaigns with a hundred are seen to be slow.',
  checkDeclaration: function* (declaration, bound) {
    const list = filterListOf(bound);
    const count = testsOf(list?.bound.filters ?? []).length;
    if (list === undefined || count <= many) return;
    const { name } = list.bound.declaration;
    yield {
      place: placeOf(declaration, name),
      severity: count > tooMany ? 'warning' : 'information',
      message: `${quoted(name.value)} has ${count} filters.`,
      advice:
        'Write filters on one field as one with several values, and let a daily batch campaign keep what is asked often in a Boolean field.',
    };
  },
};
