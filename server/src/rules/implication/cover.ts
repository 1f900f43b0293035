import { type ArgumentValue, type BoundConstraint, type BoundTest, fieldKey } from '../../model/index.ts';
import { textOf } from '../value-check.ts';
import { type Range, rangeOf, subtract } from './range.ts';
import { isTextOperator, textImplies, type TextTest } from './text.ts';

/** How many earlier tests and how many comparisons of values are looked at: an answer that takes longer is not given. */
const mostEarlier = 500;
const mostComparisons = 250_000;

/** The canonical name of a field: aliases are one field. */
export type Canonical = (field: string) => string;

/**
 * The earlier tests that together let through everyone who passes this one, so that it can never be the first to
 * hold. Undefined where somebody may be left.
 */
export function coveredBy(
  test: BoundTest,
  earlier: readonly BoundTest[],
  canonical: Canonical,
): readonly BoundTest[] | undefined {
  const subject = subjectOf(test, canonical);
  const candidates = earlier.filter((other) => subjectOf(other, canonical) === subject).slice(0, mostEarlier);
  const comparisons = candidates.reduce(
    (sum, { values }) => sum + (values.length + 1) * (test.values.length + 1),
    0,
  );
  if (candidates.length === 0 || comparisons > mostComparisons) return undefined;
  const range = test.constraints.length === 0 ? rangeOf(operatorOf(test), test.values) : undefined;
  if (range !== undefined && test.kind === 'field') return coveringRanges(range, candidates);
  const covering = alternativesOf(test).map((one) => candidates.find((other) => implies(one, other)));
  return covering.every((other) => other !== undefined) ? [...new Set(covering)] : undefined;
}

/** Does everyone who passes the first test pass the second? Both have one subject. */
function implies(a: BoundTest, b: BoundTest): boolean {
  if (a.kind === 'field') return a.constraints.length + b.constraints.length === 0 && valuesImply(a, b);
  if (a.kind !== 'membership' || a.negated !== b.negated) return sameWords(a, b);
  // Not being in more implies not being in less.
  const [narrow, wide] = a.negated ? [b, a] : [a, b];
  return membershipImplies(narrow, wide) && wide.constraints.every((wanted) => hasConstraint(narrow, wanted));
}

/** A person may be in several lists, so being in one says nothing about not being in another. */
function membershipImplies(a: BoundTest, b: BoundTest): boolean {
  if (a.values.length === 0 || b.values.length === 0) return a.values.length === b.values.length;
  const [x, y] = [textTest(a), textTest(b)];
  const positive = [x, y].every((test) => test !== undefined && !test.operator.includes('not'));
  return positive && x !== undefined && y !== undefined && textImplies(x, y);
}

function hasConstraint(test: BoundTest, wanted: BoundConstraint): boolean {
  return test.constraints.some(
    (constraint) => fieldKey(constraint.name) === fieldKey(wanted.name) && valuesImply(constraint, wanted),
  );
}

type Compared = Pick<BoundConstraint, 'operator' | 'operatorSpan' | 'values'>;

function valuesImply(a: Compared, b: Compared): boolean {
  const [rangeA, rangeB] = [rangeOf(operatorOf(a), a.values), rangeOf(operatorOf(b), b.values)];
  if (rangeA !== undefined && rangeB !== undefined) return isCovered(rangeA, [rangeB]);
  const [textA, textB] = [textTest(a), textTest(b)];
  return textA !== undefined && textB !== undefined && textImplies(textA, textB);
}

function coveringRanges(range: Range, candidates: readonly BoundTest[]): readonly BoundTest[] | undefined {
  const ranges = candidates.flatMap((test) => {
    const other = rangeOf(operatorOf(test), test.values);
    return other === undefined || other.scale !== range.scale ? [] : [{ test, other }];
  });
  if (
    !isCovered(
      range,
      ranges.map(({ other }) => other),
    )
  )
    return undefined;
  const taking = ranges.filter(({ other }) => touches(range, other));
  return taking.map(({ test }) => test);
}

function isCovered(range: Range, others: readonly Range[]): boolean {
  const same = others.filter(({ scale }) => scale === range.scale);
  if (range.intervals.length === 0 || subtract(range.intervals, []).length === 0) return false;
  if (range.empties && !same.some(({ empties }) => empties)) return false;
  return (
    subtract(
      range.intervals,
      same.flatMap(({ intervals }) => intervals),
    ).length === 0
  );
}

function touches(range: Range, other: Range): boolean {
  const left = subtract(range.intervals, other.intervals);
  return (
    left.length !== range.intervals.length ||
    left.some((interval, index) => interval !== range.intervals[index])
  );
}

/** `is "A", "B"` is either one or the other: each may be taken by another branch. */
function alternativesOf(test: BoundTest): readonly BoundTest[] {
  const isEither = ['is', 'in', 'starts with', 'contains'].includes(operatorOf(test));
  if (!isEither || test.negated || test.values.length < 2) return [test];
  return test.values.map((value) => ({ ...test, values: [value] }));
}

function subjectOf(test: BoundTest, canonical: Canonical): string {
  if (test.kind === 'field') return `${test.negated ? 'not ' : ''}[${fieldKey(canonical(test.field.name))}]`;
  return `${test.negated ? 'not ' : ''}${test.definition.name}`;
}

/** Values without an operator are compared with `is`. */
export function operatorOf({ operator, operatorSpan }: Compared): string {
  if (operator !== undefined) return operator.name === 'in' ? 'is' : operator.name;
  return operatorSpan === undefined ? 'is' : '?';
}

function textTest(test: Compared): TextTest | undefined {
  const operator = operatorOf(test);
  const values = test.values.map((value) => textOf(value)?.toLowerCase());
  const known = values.filter(
    (value): value is string => value !== undefined && value !== '' && !value.includes('{{'),
  );
  if (!isTextOperator(operator) || known.length < values.length) return undefined;
  const needed = operator.endsWith('empty') ? known.length === 0 : known.length > 0;
  return needed ? { operator, values: known } : undefined;
}

/** The last resort: the same test, written the same way. */
function sameWords(a: BoundTest, b: BoundTest): boolean {
  return spelled(a) === spelled(b);
}

function spelled(test: BoundTest): string {
  return JSON.stringify([operatorOf(test), test.values.map(plain), test.constraints.map(spelledConstraint)]);
}

function spelledConstraint(constraint: BoundConstraint): unknown {
  return [constraint.name, operatorOf(constraint), constraint.values.map(plain)];
}

function plain(value: ArgumentValue): unknown {
  return value.kind === 'Duration'
    ? [value.amount, value.unit]
    : [value.kind, textOf(value) ?? ('name' in value ? value.name : '')];
}
