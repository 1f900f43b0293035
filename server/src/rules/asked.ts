import type { Bound, BoundCondition, BoundTest } from '../model/index.ts';

/** A test of a filter list or of a choice, with what it is asked together with. */
export interface Asked {
  readonly test: BoundTest;
  /** Tests that must hold beside it for anybody to pass, itself included. */
  readonly together: readonly BoundTest[];
  /** Inside `any`: what lets people through as well, itself included. */
  readonly instead: readonly BoundCondition[];
  /** In a choice: the tests of the choices before, which have taken their people. */
  readonly earlier: readonly BoundTest[];
  /** A filter of its own, in no group: others can be written beside it. */
  readonly where: 'filter' | 'group' | 'choice';
}

/** The tests of a declaration's filters and choices that are wanted: most declarations have none of them. */
export function* askedOf(bound: Bound, isWanted: (test: BoundTest) => boolean): Generator<Asked> {
  if (!('filters' in bound)) return;
  if (hasWanted(bound.filters, isWanted)) {
    for (const asked of conjunction(bound.filters, [], [], 'filter')) if (isWanted(asked.test)) yield asked;
  }
  if (!('flow' in bound)) return;
  for (const item of bound.flow) {
    if (item.kind !== 'choice') continue;
    for (const [index, { test }] of item.branches.entries()) {
      if (test === undefined || !isWanted(test)) continue;
      const earlier = item.branches.slice(0, index).flatMap((branch) => branch.test ?? []);
      yield { test, together: [test], instead: [], earlier, where: 'choice' };
    }
  }
}

function hasWanted(items: readonly BoundCondition[], isWanted: (test: BoundTest) => boolean): boolean {
  return items.some((item) => (item.kind === 'group' ? hasWanted(item.items, isWanted) : isWanted(item)));
}

function* conjunction(
  items: readonly BoundCondition[],
  outer: readonly BoundTest[],
  instead: readonly BoundCondition[],
  where: Asked['where'],
): Generator<Asked> {
  const together = [...outer, ...items.flatMap(certainTests)];
  for (const item of items) {
    if (item.kind !== 'group') yield { test: item, together, instead, earlier: [], where };
    // Its tests are among those that must hold already.
    else if (isConjunction(item)) yield* conjunctionWithin(item.items, together, instead);
    else for (const one of item.items) yield* conjunction([one], together, item.items, 'group');
  }
}

function* conjunctionWithin(
  items: readonly BoundCondition[],
  together: readonly BoundTest[],
  instead: readonly BoundCondition[],
): Generator<Asked> {
  for (const item of items) {
    if (item.kind !== 'group') yield { test: item, together, instead, earlier: [], where: 'group' };
    else if (isConjunction(item)) yield* conjunctionWithin(item.items, together, instead);
    else for (const one of item.items) yield* conjunction([one], together, item.items, 'group');
  }
}

/** The tests that must hold for a condition to hold: none of `any`, unless it has but one. */
export function certainTests(condition: BoundCondition): readonly BoundTest[] {
  if (condition.kind !== 'group') return [condition];
  return isConjunction(condition) ? condition.items.flatMap(certainTests) : [];
}

function isConjunction({ match, items }: Extract<BoundCondition, { kind: 'group' }>): boolean {
  return match === 'all' || items.length === 1;
}
