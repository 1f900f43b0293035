import { type BoundCondition, type BoundTest, placeOf } from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import { certainTests } from '../asked.ts';
import { filterListOf } from '../filter-list.ts';
import { excludes, subjectOf } from '../implication/exclusion.ts';
import type { LocalContext, RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

/** More tests of one thing than this are no longer compared with each other. */
const mostCompared = 60;

export const rule: Rule = {
  id: 'filter/contradiction',
  severity: 'warning',
  method: 'bind',
  summary: 'Two filters that nobody can pass together.',
  why: 'All filters must hold, so nobody ever qualifies, and Marketo shows nothing but an empty list.',
  checkDeclaration: function* (declaration, bound, context) {
    const list = filterListOf(bound);
    // One test alone contradicts nothing.
    if (list === undefined || (list.bound.filters.length < 2 && list.bound.filters[0]?.kind !== 'group'))
      return;
    yield* checkTogether(declaration, list.bound.filters, [], context);
  },
};

/** Conditions that must hold together, beside those of the groups around them, which do not contradict each other. */
function* checkTogether(
  declaration: Declaration,
  conditions: readonly BoundCondition[],
  around: readonly BoundTest[],
  context: LocalContext,
): Generator<RawFinding> {
  const canonical = (field: string) => context.catalogue.field(field)?.name ?? field;
  const own = conditions.flatMap(certainTests);
  const alternatives = alternativesIn(conditions);
  if (own.length + around.length < 2 && alternatives.length === 0) return;
  const earlier: Map<string, readonly BoundTest[]> = Map.groupBy(around, (test) =>
    subjectOf(test, canonical),
  );
  let isPossible = true;
  for (const test of own) {
    const subject = subjectOf(test, canonical);
    const same = earlier.get(subject) ?? [];
    const other = same.slice(0, mostCompared).find((before) => excludes(before, test, canonical));
    if (other !== undefined) {
      isPossible = false;
      yield finding(declaration, other, test, around.length > 0, context);
    }
    earlier.set(subject, [...same, test]);
  }
  if (!isPossible) return;
  const together = [...around, ...own];
  for (const group of alternatives) {
    for (const item of group) yield* checkTogether(declaration, [item], together, context);
  }
}

/** The items of every `any` that is not itself inside another one. */
function alternativesIn(conditions: readonly BoundCondition[]): readonly (readonly BoundCondition[])[] {
  return conditions.flatMap((condition) => {
    if (condition.kind !== 'group') return [];
    const isAny = condition.match === 'any' && condition.items.length > 1;
    return isAny ? [condition.items] : alternativesIn(condition.items);
  });
}

function finding(
  declaration: Declaration,
  before: BoundTest,
  test: BoundTest,
  isAlternative: boolean,
  { text }: LocalContext,
): RawFinding {
  const shown = ({ start, end }: BoundTest) => quoted(text.slice(start, end)).slice(1, -1);
  const effect = isAlternative ? 'so this alternative lets nobody through' : 'so nobody ever qualifies';
  return {
    place: placeOf(declaration, test),
    message: `Nobody passes both ${shown(before)} and ${shown(test)}, ${effect}.`,
    advice: 'Put both into filter any { … } where either is enough, or take one out.',
    related: [{ place: placeOf(declaration, before), message: 'This must hold as well' }],
  };
}
