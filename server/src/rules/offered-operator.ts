import { type DataType, type Operator, operatorFor } from '../catalogue/index.ts';

/** The operator as a test of a type offers it. What Adobe does not document for a type is not held against anybody. */
export function offeredOperator(type: DataType, name: string): Operator | undefined {
  const own = operatorFor(type, name);
  if (own !== undefined) return own;
  switch (type) {
    case 'boolean':
      // Means something, and is slow: `slow/negative` speaks about it.
      return name === 'is not' ? operatorFor('string', name) : undefined;
    case 'membership':
    case 'reference':
    case 'enum':
    case 'segment':
      return operatorFor('string', name) ?? operatorFor('membership', name);
    case 'time':
    case 'duration':
    case 'token':
    case 'field':
      return operatorFor('any', name);
    default:
      return name === 'is any' ? operatorFor('reference', name) : undefined;
  }
}
