import { type Bound, type BoundCondition, placeOf } from '../../model/index.ts';
import type { Declaration, Filter } from '../../syntax/index.ts';
import { costOf } from '../cost.ts';
import { reorder, slotsOf } from '../reorder.ts';
import type { LocalContext, RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

/** From here on a filter is dear; up to there it is cheap. */
const dear = 4;
const cheap = 2;

export const rule: Rule = {
  id: 'slow/order',
  severity: 'hint',
  method: 'bind',
  summary: 'A dear filter that stands before a cheap one although all of them must hold.',
  why: 'Marketo asks the first filter of the whole database and each further one only of those who are left.',
  fix: 'safe',
  checkDeclaration: (declaration, bound, context) => {
    const filters = rankedFilters(declaration, bound);
    const first = filters.findIndex(({ cost }) => cost >= dear);
    const late = filters.findLast(({ cost }, index) => index > first && cost <= cheap);
    const early = filters[first];
    return early === undefined || late === undefined
      ? []
      : [finding(declaration, filters, early, late, context)];
  },
};

interface Ranked {
  readonly filter: Filter;
  readonly cost: number;
}

/**
 * The filters of a list that Marketo puts to the whole database, with their costs. None where one could not be read,
 * and none for campaigns that look at one person at a time: no source says that order matters there.
 */
function rankedFilters(declaration: Declaration, bound: Bound): readonly Ranked[] {
  if (!('filters' in bound) || ('kind' in bound && bound.kind !== 'batch')) return [];
  const items =
    declaration.kind === 'SmartList'
      ? declaration.filters
      : declaration.kind === 'Campaign'
        ? declaration.items
        : [];
  const conditions = new Map<number, BoundCondition>(
    bound.filters.map((condition) => [condition.start, condition]),
  );
  const filters = items.filter((item) => item.kind === 'Filter');
  const ranked = filters.flatMap((filter) => {
    const condition = conditions.get(filter.condition.start);
    return condition === undefined ? [] : [{ filter, cost: costOf(condition) }];
  });
  return ranked.length < filters.length ? [] : ranked;
}

function finding(
  declaration: Declaration,
  filters: readonly Ranked[],
  early: Ranked,
  late: Ranked,
  { text }: LocalContext,
): RawFinding {
  const shown = ({ filter }: Ranked) =>
    quoted(text.slice(filter.condition.start, filter.condition.end)).slice(1, -1);
  const slots = slotsOf(
    filters.map(({ filter }) => filter),
    declaration.comments,
    text,
  );
  const costs = new Map(slots.map((slot, index) => [slot, filters[index]?.cost ?? 0]));
  const sorted = slots.toSorted((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0));
  return {
    place: placeOf(declaration, early.filter),
    message: `${shown(early)} (cost class ${early.cost} of 8) is asked before ${shown(late)} (class ${late.cost}).`,
    advice: 'Put the cheap filters first; the same people qualify.',
    related: [{ place: placeOf(declaration, late.filter), message: 'This one is cheaper' }],
    fixes: [
      { title: 'Put the cheap filters first', safe: true, edits: reorder(declaration, slots, sorted, text) },
    ],
  };
}
