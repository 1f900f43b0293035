import { type Model, placeOf } from '../../model/index.ts';
import { declarationText } from '../declaration-text.ts';
import { extraction } from '../repeated-set/extraction.ts';
import {
  createRepeatedSets,
  type Listing,
  type Member,
  type RepeatedSet,
} from '../repeated-set/repeated-sets.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';

const repeatedSets = createRepeatedSets();

export const rule: Rule = {
  id: 'slow/repeated-set',
  severity: 'hint',
  method: 'graph',
  summary: 'The same three or more filters in three or more lists.',
  why: 'Marketo works the same answer out again in each of them; a Boolean field that is kept up to date is fast to ask.',
  fix: 'unsafe',
  checkModel: function* (model) {
    for (const set of repeatedSets(model)) yield finding(model, set);
  },
};

function finding(model: Model, set: RepeatedSet): RawFinding {
  const { first, others } = set;
  const text = declarationText(model, first.bound.declaration) ?? '';
  const filters = first.filters.map(({ start, end }) => quoted(text.slice(start, end)).slice(1, -1));
  const names = [first, ...others].map(({ bound }) => nameOf(bound));
  const fix = extraction(model, set);
  return {
    place: placeOf(first.bound.declaration, first.filters[0] ?? first.bound.declaration),
    message: `${listed(filters, 3)} are asked together in ${listed(names, 4)}.`,
    advice:
      'Keep the answer in a Boolean field by a daily batch campaign, or in a segmentation, where it may be a day old.',
    related: others.map(alsoHere),
    fixes: fix === undefined ? [] : [fix],
  };
}

function nameOf({ declaration }: Listing): string {
  return quoted(declaration.name.value);
}

function alsoHere({ bound, filters }: Member) {
  return {
    place: placeOf(bound.declaration, filters[0] ?? bound.declaration),
    message: `${nameOf(bound)} asks the same`,
  };
}
