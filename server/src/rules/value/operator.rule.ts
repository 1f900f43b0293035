import { type DataType, type Operator, operatorFor, operatorsFor } from '../../catalogue/index.ts';
import { placeOf } from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import { offeredOperator } from '../offered-operator.ts';
import { perVocabulary } from '../incremental/per-vocabulary.ts';
import { phrasesOf } from '../phrases.ts';
import { replacements } from '../replacement.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { bracketed, listed } from '../spelling.ts';
import { type TypedComparison, typedComparisonsOf } from '../typed-comparison.ts';

export const rule: Rule = {
  id: 'value/operator',
  severity: 'error',
  method: 'bind',
  summary:
    'An operator that Marketo does not offer for the field or constraint, or that has too few or too many values.',
  why: 'Marketo has no such comparison for this type, so the filter cannot be set up and its campaign is invalid.',
  fix: 'unsafe',
  checkModel: perVocabulary(function* (bound, model) {
    for (const phrase of phrasesOf(bound)) {
      if (phrase.kind === 'step') continue;
      for (const comparison of typedComparisonsOf(phrase, bound, model))
        yield* check(bound.declaration, comparison);
    }
  }),
};

function* check(declaration: Declaration, comparison: TypedComparison): Generator<RawFinding> {
  const { operator, operatorSpan, type, name } = comparison;
  if (operator === undefined) return;
  const offered = offeredOperator(type, operator.name);
  const place = placeOf(declaration, operatorSpan ?? comparison);
  if (offered === undefined) {
    const meant = counterpart(type, operator.name);
    yield {
      place,
      message: `${bracketed(name)} is ${named(type)}, for which Marketo does not offer '${operator.name}'.`,
      advice:
        meant === undefined
          ? `Use one of ${listed(
              operatorsFor(type).map((one) => one.name),
              14,
            )}.`
          : `Use ${meant}.`,
      fixes: meant === undefined ? [] : replacements(place, [meant]),
    };
    return;
  }
  const problem = countProblem(offered, comparison.values.length);
  if (problem !== undefined)
    yield {
      place,
      message: `'${operator.name}' on ${bracketed(name)} ${problem}.`,
      advice: 'Mend the values.',
    };
}

/** What the comparison is called for the type: numbers have `at least`, dates `on or after`. */
const pairs: readonly (readonly [number: string, date: string])[] = [
  ['at least', 'on or after'],
  ['at most', 'on or before'],
  ['greater than', 'after'],
  ['less than', 'before'],
];

function counterpart(type: DataType, name: string): string | undefined {
  const pair = pairs.find((names) => names.includes(name));
  const other = pair?.find((one) => one !== name);
  return other !== undefined && operatorFor(type, other) !== undefined ? other : undefined;
}

function countProblem({ arity, multiValue }: Operator, count: number): string | undefined {
  if (arity === 0) return count === 0 ? undefined : 'takes no value';
  if (arity === 2) return count === 2 ? undefined : 'takes two values with and between them';
  if (count === 0) return 'needs a value';
  return count === 1 || multiValue ? undefined : 'takes one value only';
}

function named(type: DataType): string {
  switch (type) {
    case 'boolean':
      return 'checked or not';
    case 'date':
    case 'datetime':
      return 'a date';
    case 'integer':
    case 'float':
    case 'currency':
    case 'percent':
    case 'score':
      return 'a number';
    case 'reference':
    case 'membership':
    case 'segment':
    case 'enum':
      return 'a name';
    default:
      return 'a text';
  }
}
