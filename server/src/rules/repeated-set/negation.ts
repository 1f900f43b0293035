import type { BoundCondition, BoundTest, FieldTest } from '../../model/index.ts';
import { opposite } from '../implication/complement.ts';
import { fieldLiteral } from '../spelling.ts';

/**
 * The alternatives of which a person passes at least one exactly when the condition fails, in the language's words;
 * undefined where the language has none for it.
 */
export function negationOf(condition: BoundCondition, text: string): readonly string[] | undefined {
  if (condition.kind !== 'group') return negatedTest(condition, text);
  const parts = condition.items.map((item) => negationOf(item, text));
  if (parts.some((part) => part === undefined)) return undefined;
  const alternatives = parts.flatMap((part) => (part === undefined ? [] : [part]));
  if (condition.match === 'all') return alternatives.flat();
  const each = alternatives.map((part) => (part.length === 1 ? part[0] : `any { ${part.join(', ')} }`));
  return each.length === 1 ? alternatives[0] : [`all { ${each.join(', ')} }`];
}

function negatedTest(test: BoundTest, text: string): readonly string[] | undefined {
  const written = text.slice(test.start, test.end);
  if (test.kind !== 'field') return [test.negated ? written.replace(/^not\s+/i, '') : `not ${written}`];
  return test.constraints.length > 0 ? undefined : negatedComparison(test, text);
}

/** Numbers and dates that are not there fail every comparison but those that find empty dates. */
const opposites: Readonly<Record<string, { readonly operator: string; readonly orEmpty: boolean }>> = {
  'at least': { operator: 'less than', orEmpty: true },
  'less than': { operator: 'at least', orEmpty: true },
  'at most': { operator: 'greater than', orEmpty: true },
  'greater than': { operator: 'at most', orEmpty: true },
  'on or after': { operator: 'before', orEmpty: false },
  before: { operator: 'on or after', orEmpty: false },
  after: { operator: 'on or before', orEmpty: false },
  'on or before': { operator: 'after', orEmpty: false },
};

function negatedComparison(test: FieldTest, text: string): readonly string[] | undefined {
  const { field, operator, operatorSpan, values } = test;
  if (operator === undefined && operatorSpan !== undefined) return undefined;
  const name = fieldLiteral(field.name);
  const [first, last] = [values[0], values.at(-1)];
  const written = first && last ? ` ${text.slice(first.start, last.end)}` : '';
  if (first?.kind === 'Boolean' && values.length === 1) {
    const holds = (operator?.name === 'is not') !== first.value;
    return [`${name} is ${holds ? 'false' : 'true'}`];
  }
  const other = opposite(operator?.name ?? 'is');
  if (other !== undefined) return [`${name} ${other}${written}`];
  const known = opposites[operator?.name ?? ''];
  if (known === undefined) return undefined;
  const negated = `${name} ${known.operator}${written}`;
  return known.orEmpty ? [negated, `${name} is empty`] : [negated];
}
