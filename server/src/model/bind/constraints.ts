import type { Constraint as Definition, DataType, Operator } from '../../catalogue/index.ts';
import type { Constraint, ConstraintBlock, Span, Words } from '../../syntax/index.ts';
import type { ArgumentValue, BoundConstraint } from '../bound.ts';
import { noteValues, type Sink, spanOfWords, unknown, wordsOf } from './sink.ts';

/** What constraints are looked up in: the entry's name for messages, its list, and whether it takes others too. */
export interface Constrained {
  readonly name: string;
  readonly constraints: readonly Definition[];
  readonly openConstraints: boolean;
}

export function bindConstraints(
  sink: Sink,
  owner: Constrained,
  block: ConstraintBlock | undefined,
): BoundConstraint[] {
  const bound: BoundConstraint[] = [];
  for (const item of block?.items ?? []) {
    if (item.kind === 'Constraint') bound.push(bindConstraint(sink, owner, item));
  }
  return bound;
}

function bindConstraint(sink: Sink, owner: Constrained, node: Constraint): BoundConstraint {
  const definition = sink.catalogue.constraint(owner, node.field.name);
  if (definition === undefined && !owner.openConstraints) {
    const names = owner.constraints.map((constraint) => constraint.name);
    unknown(sink, 'unknown-constraint', node.field, node.field.name, names, owner.name);
  }
  const operator = node.operator && bindOperator(sink, node.operator, 0);
  const values = node.values?.items ?? [];
  noteValues(sink, values, patternless(operator?.operator) ? definition?.references : undefined, 'names');
  return {
    start: node.start,
    end: node.end,
    definition,
    name: definition?.name ?? node.field.name,
    operator: operator?.operator,
    operatorSpan: operator?.span,
    values,
  };
}

/** The primary constraint, from the values that follow a trigger's or filter's name. */
export function bindPrimary(
  sink: Sink,
  owner: Constrained,
  operator: { readonly operator: Operator | undefined; readonly span: Span } | undefined,
  values: readonly ArgumentValue[],
  whole: Span,
  within: string | undefined,
): BoundConstraint | undefined {
  if (operator === undefined && values.length === 0) return undefined;
  const definition = owner.constraints.find((constraint) => constraint.primary);
  noteValues(
    sink,
    values,
    patternless(operator?.operator) ? definition?.references : undefined,
    'names',
    within,
  );
  const first = values[0] ?? operator?.span ?? whole;
  const last = values.at(-1) ?? operator?.span ?? whole;
  return {
    start: operator?.span.start ?? first.start,
    end: last.end,
    definition,
    name: definition?.name ?? owner.name,
    operator: operator?.operator,
    operatorSpan: operator?.span,
    values,
  };
}

/** Reads the words of a run from `from` on as one operator; words that are none are reported. */
export function bindOperator(
  sink: Sink,
  words: Words,
  from: number,
): { readonly operator: Operator | undefined; readonly span: Span } {
  const rest = wordsOf(words).slice(from);
  const match = sink.catalogue.operator(rest);
  const span = spanOfWords(words, from, from + rest.length);
  if (match === undefined || match.length < rest.length) {
    // Words behind an operator make another one of it: `is at least` is not `is`.
    unknown(sink, 'unknown-operator', span, rest.join(' '), sink.catalogue.operatorNames);
  }
  return { operator: match?.definition, span };
}

/** Operators whose value is a whole name; the value of `starts with` is only a piece of one. */
function patternless(operator: Operator | undefined): boolean {
  return operator === undefined || !/starts with|contains/.test(operator.name);
}

/** Types whose operators are those of a text. */
export function isTextual(type: DataType): boolean {
  return ['string', 'text', 'email', 'phone', 'url'].includes(type);
}
