import { type BoundTest, fieldKey } from '../../model/index.ts';
import { complementOf } from './complement.ts';
import { type Canonical, coveredBy, operatorOf } from './cover.ts';
import { commonPart, type Range, rangeOf } from './range.ts';

/** Can nobody pass both tests? False where that is not certain. */
export function excludes(a: BoundTest, b: BoundTest, canonical: Canonical): boolean {
  if (subjectOf(a, canonical) !== subjectOf(b, canonical)) return false;
  const [rangeA, rangeB] = [rangeIn(a), rangeIn(b)];
  if (rangeA !== undefined && rangeB !== undefined) return areApart(rangeA, rangeB);
  if (rangeA !== undefined && !rangeA.empties && isEmptyTest(b)) return true;
  if (rangeB !== undefined && !rangeB.empties && isEmptyTest(a)) return true;
  return impliesNot(a, b, canonical) || impliesNot(b, a, canonical);
}

/** What two tests must share to be about the same thing. */
export function subjectOf(test: BoundTest, canonical: Canonical): string {
  return test.kind === 'field' ? `[${fieldKey(canonical(test.field.name))}]` : test.definition.name;
}

/** The range of a test of a field, where it is one. */
export function rangeIn(test: BoundTest): Range | undefined {
  if (test.kind !== 'field' || test.negated || test.constraints.length > 0) return undefined;
  return rangeOf(operatorOf(test), test.values);
}

function areApart(a: Range, b: Range): boolean {
  if (a.scale !== b.scale || (a.empties && b.empties)) return false;
  return a.intervals.every((one) => b.intervals.every((other) => commonPart(one, other) === undefined));
}

function isEmptyTest(test: BoundTest): boolean {
  return test.operator?.name === 'is empty' && !test.negated && test.constraints.length === 0;
}

function impliesNot(a: BoundTest, b: BoundTest, canonical: Canonical): boolean {
  const complement = complementOf(b);
  return complement !== undefined && coveredBy(a, [complement], canonical) !== undefined;
}
