import { type Bound, type FieldTest, testsOf } from '../model/index.ts';
import { filterListOf } from './filter-list.ts';
import { narrows } from './narrowing.ts';

/**
 * The tests of fields that Marketo has to put to everybody in the database: those of smart lists and batch campaigns
 * that have no cheap filter. Where one comes too late, `slow/order` speaks.
 */
export function wholeDatabaseTests(bound: Bound): readonly FieldTest[] {
  const list = filterListOf(bound);
  if (list?.audience !== 'database' || list.bound.filters.some(narrows)) return [];
  return fieldTests(list.bound);
}

/** The tests of fields among a list's filters. */
export function fieldTests({
  filters,
}: NonNullable<ReturnType<typeof filterListOf>>['bound']): readonly FieldTest[] {
  return testsOf(filters).filter((test) => test.kind === 'field');
}
