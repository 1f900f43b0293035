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

/** Every test of a declaration's filters and choices. */
export function* askedOf(bound: Bound): Generator<Asked> {
  if (!('filters' in bound)) return;
  yield* conjunction(bound.filters, [], [], 'filter');
  if (!('flow' in bound)) return;
  for (const item of bound.flow) {
    if (item.kind !== 'choice') continue;
    const tests = item.branches.flatMap(({ test }) => test ?? []);
    for (const [index, test] of tests.entries())
      yield { test, together: [test], instead: [], earlier: tests.slice(0, index), where: 'choice' };
  }
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
