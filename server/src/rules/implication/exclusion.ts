import { type BoundConstraint, type BoundTest, fieldKey } from '../../model/index.ts';
import { textOf } from '../value-check.ts';

type Compared = Pick<BoundConstraint, 'operator' | 'values'>;

/**
 * Can nobody pass both of two lists of tests, each of which must hold? Certain only for tests of one field that plainly
 * contradict each other: other values, empty and not empty.
 */
export function excludeEachOther(some: readonly BoundTest[], others: readonly BoundTest[]): boolean {
  return some.some(
    (a) =>
      a.kind === 'field' &&
      others.some(
        (b) => b.kind === 'field' && fieldKey(a.field.name) === fieldKey(b.field.name) && contradict(a, b),
      ),
  );
}

/** Can one value not pass both comparisons? */
export function contradict(a: Compared, b: Compared): boolean {
  return refuses(a, b) || refuses(b, a);
}

function refuses(a: Compared, b: Compared): boolean {
  const [left, right] = [a.operator?.name ?? 'is', b.operator?.name ?? 'is'];
  if (left === 'is empty') return right === 'is not empty' || (right === 'is' && valuesOf(b) !== undefined);
  if (left !== 'is') return false;
  const values = valuesOf(a);
  const others = valuesOf(b);
  if (values === undefined || others === undefined) return false;
  if (right === 'is') return values.every((value) => !others.includes(value));
  return right === 'is not' && values.every((value) => others.includes(value));
}

/** Undefined where one of them is no text that is known: a token may be anything. */
function valuesOf({ values }: Compared): readonly string[] | undefined {
  const texts = values.map(textOf);
  return texts.some((text) => text === undefined || text === '' || text.includes('{{'))
    ? undefined
    : texts.map((text) => (text ?? '').toLowerCase());
}
