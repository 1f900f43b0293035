import { operatorsByType } from './data/operators.ts';
import type { DataType, Operator } from './types.ts';

/** What a test of this type offers, in Marketo's order. */
export function operatorsFor(type: DataType): readonly Operator[] {
  return operatorsByType[type];
}

/** The operator as this type has it (several values or not, cost); undefined when the type does not offer it. */
export function operatorFor(type: DataType, name: string): Operator | undefined {
  return operatorsFor(type).find((operator) => operator.name === name);
}

/** What is meant when values stand without an operator: `Member of List "X"` is `in`, everything else `is`. */
export function impliedOperator(type: DataType): Operator {
  const name = type === 'membership' ? 'in' : 'is';
  const operator = operatorFor(type, name);
  if (operator === undefined) throw new Error(`Type ${type} lacks its implied operator ${name}.`);
  return operator;
}

/** One operator per name, in its widest form: for reading words whose type is not known yet. */
export const allOperators: readonly Operator[] = widest();

function widest(): readonly Operator[] {
  const byName = new Map<string, Operator>();
  // `any` comes first: its forms take the most values.
  const types: readonly DataType[] = ['any', ...(Object.keys(operatorsByType) as DataType[])];
  for (const type of types) {
    for (const operator of operatorsFor(type)) {
      if (!byName.has(operator.name)) byName.set(operator.name, operator);
    }
  }
  return [...byName.values()];
}
