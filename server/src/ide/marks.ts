import type { Constraint, Definition, Operator, Parameter } from '../catalogue/index.ts';
import {
  type Bound,
  type BoundConstraint,
  type BoundStep,
  type BoundTest,
  type BoundTrigger,
  stepsOf,
  testsOf,
} from '../model/index.ts';
import type { Span } from '../syntax/index.ts';

/** A piece of a declaration that the catalogue knows. Offsets count from the declaration's beginning. */
export type Mark = Span &
  (
    | { readonly kind: 'name'; readonly definition: Definition }
    | { readonly kind: 'operator'; readonly operator: Operator }
    /** From its bracket to the end of its values. */
    | { readonly kind: 'constraint'; readonly constraint: Constraint | undefined; readonly owner: string }
    | { readonly kind: 'parameter'; readonly parameter: Parameter; readonly owner: string }
  );

const known = new WeakMap<Bound, readonly Mark[]>();

/** Every trigger, filter, step, constraint, setting and operator that a declaration names. */
export function marksOf(bound: Bound): readonly Mark[] {
  let marks = known.get(bound);
  if (marks === undefined) {
    marks = [...collect(bound)];
    known.set(bound, marks);
  }
  return marks;
}

function* collect(bound: Bound): Generator<Mark> {
  if ('given' in bound) {
    for (const test of bound.given) yield* ofTest(test);
    for (const event of bound.events) yield* ofTrigger(event);
    for (const expected of bound.expected)
      yield* expected.kind === 'step' ? ofStep(expected) : ofTest(expected);
  }
  if ('triggers' in bound) for (const trigger of bound.triggers) yield* ofTrigger(trigger);
  if ('filters' in bound) for (const test of testsOf(bound.filters)) yield* ofTest(test);
  if ('flow' in bound) {
    for (const item of bound.flow) {
      if (item.kind !== 'choice') continue;
      for (const { test } of item.branches) if (test !== undefined) yield* ofTest(test);
    }
    for (const step of stepsOf(bound.flow)) yield* ofStep(step);
  }
}

function* ofTrigger({ definition, nameSpan, primary, constraints }: BoundTrigger): Generator<Mark> {
  yield { kind: 'name', definition, ...nameSpan };
  yield* ofOperator(primary);
  yield* ofConstraints(constraints, definition.name);
}

function* ofTest(test: BoundTest): Generator<Mark> {
  if (test.kind !== 'field') yield { kind: 'name', definition: test.definition, ...test.nameSpan };
  yield* ofOperator(test);
  yield* ofConstraints(test.constraints, test.kind === 'field' ? test.field.name : test.definition.name);
}

function* ofStep({ definition, nameSpan, arguments: given }: BoundStep): Generator<Mark> {
  yield { kind: 'name', definition, ...nameSpan };
  for (const { parameter, start, end, values } of given) {
    const inBraces = values[0]?.start !== start;
    if (inBraces) yield { kind: 'parameter', parameter, owner: definition.name, start, end };
  }
}

function* ofConstraints(constraints: readonly BoundConstraint[], owner: string): Generator<Mark> {
  for (const bound of constraints) {
    yield { kind: 'constraint', constraint: bound.definition, owner, start: bound.start, end: bound.end };
    yield* ofOperator(bound);
  }
}

function* ofOperator(
  test: { readonly operator: Operator | undefined; readonly operatorSpan: Span | undefined } | undefined,
): Generator<Mark> {
  if (test?.operator === undefined || test.operatorSpan === undefined) return;
  yield { kind: 'operator', operator: test.operator, ...test.operatorSpan };
}
