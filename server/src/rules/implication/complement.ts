import { operatorFor } from '../../catalogue/index.ts';
import type { BoundTest } from '../../model/index.ts';

/** Comparisons of text of which exactly one holds, whoever the person is. */
const pairs: readonly (readonly [string, string])[] = [
  ['is', 'is not'],
  ['starts with', 'not starts with'],
  ['contains', 'not contains'],
  ['is empty', 'is not empty'],
];

/** The operator that holds exactly where this one does not. */
export function opposite(operator: string): string | undefined {
  const pair = pairs.find((known) => known.includes(operator));
  return pair?.find((name) => name !== operator);
}

/** The test that exactly those pass who fail this one; undefined where no single test says it. */
export function complementOf(test: BoundTest): BoundTest | undefined {
  if (test.kind !== 'field') return { ...test, negated: !test.negated };
  if (test.operator === undefined && test.operatorSpan !== undefined) return undefined;
  const name = opposite(test.operator?.name ?? 'is');
  const operator = name === undefined ? undefined : operatorFor('any', name);
  return operator && { ...test, operator };
}
