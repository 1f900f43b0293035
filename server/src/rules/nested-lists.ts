import {
  type Bound,
  type BoundCondition,
  type MembershipTest,
  type Model,
  type SmartListSymbol,
  testsOf,
} from '../model/index.ts';

/** A filter for the members of smart lists, and one of the lists of these files that it asks. */
export interface NestedList {
  readonly test: MembershipTest;
  readonly list: SmartListSymbol;
}

/** The smart lists that a declaration's filters and choices ask. */
export function nestedListsOf(model: Model, bound: Bound): readonly NestedList[] {
  if (!('filters' in bound)) return [];
  const choices =
    'flow' in bound
      ? bound.flow.flatMap((item) =>
          item.kind === 'choice' ? item.branches.flatMap(({ test }) => test ?? []) : [],
        )
      : [];
  return listsIn(model, bound, [...bound.filters, ...choices]);
}

/** The smart lists that some conditions of a declaration ask. */
export function listsIn(
  model: Model,
  { references, declaration }: Bound,
  conditions: readonly BoundCondition[],
): readonly NestedList[] {
  return testsOf(conditions).flatMap((test) => {
    if (test.kind !== 'membership' || test.definition.name !== 'Member of Smart List') return [];
    return test.values.flatMap(({ start }) => {
      const reference = references.find((one) => one.start === start && one.kind === 'asset');
      const { found } = reference === undefined ? {} : model.resolve(reference, declaration);
      const list = found?.find((symbol) => symbol.kind === 'smart list');
      return list === undefined ? [] : [{ test, list }];
    });
  });
}
