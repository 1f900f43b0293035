import {
  type ArgumentValue,
  type BoundCondition,
  type BoundConstraint,
  fieldKey,
} from '../../model/index.ts';
import { textOf } from '../value-check.ts';

/** What a condition says as one text: the same for conditions that differ in layout, letter case and order only. */
export function spelledCondition(condition: BoundCondition): string {
  switch (condition.kind) {
    case 'group':
      return `${condition.match}(${condition.items.map(spelledCondition).toSorted().join(';')})`;
    case 'field':
      return `[${fieldKey(condition.field.name)}] ${comparison(condition)}`;
    default:
      return `${condition.negated ? 'not ' : ''}${condition.definition.name} ${comparison(condition)}`;
  }
}

interface Compared {
  readonly operator: BoundConstraint['operator'];
  readonly values: readonly ArgumentValue[];
  readonly constraints?: readonly BoundConstraint[];
}

function comparison({ operator, values, constraints = [] }: Compared): string {
  const written = values.map((value) => spelledValue(value));
  // The order of `between` matters, that of alternatives does not.
  const ordered = operator?.arity === 2 ? written : written.toSorted();
  const more = constraints.map((constraint) => `${fieldKey(constraint.name)} ${comparison(constraint)}`);
  return JSON.stringify([operator?.name ?? 'is', ordered, more.toSorted()]);
}

function spelledValue(value: ArgumentValue): string {
  if (value.kind === 'Duration') return `${value.text} ${value.unit}`;
  return textOf(value)?.toLowerCase() ?? ('name' in value ? value.name : value.kind);
}
