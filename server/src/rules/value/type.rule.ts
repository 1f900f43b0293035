import type { DataType, Parameter } from '../../catalogue/index.ts';
import {
  type ArgumentValue,
  argumentOf,
  type Bound,
  type BoundStep,
  type Model,
  placeOf,
} from '../../model/index.ts';
import { offeredOperator } from '../offered-operator.ts';
import { perVocabulary } from '../incremental/per-vocabulary.ts';
import { phrasesOf } from '../phrases.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { bracketed, quoted } from '../spelling.ts';
import { type TypedComparison, typedComparisonsOf } from '../typed-comparison.ts';
import { fitsType, typeWords } from '../value-type.ts';
import { textOf } from '../value-check.ts';
import { tokensIn } from '../written-tokens.ts';

export const rule: Rule = {
  id: 'value/type',
  severity: 'error',
  method: 'bind',
  summary: 'A value that does not fit the field, constraint or setting; a token where Marketo takes none.',
  why: 'Marketo refuses a value of another type, or keeps the token as the text that it is.',
  yieldsTo: ['wait/abbreviated-unit'],
  checkModel: perVocabulary(function* (bound, model) {
    const inScenario = bound.declaration.kind === 'Scenario';
    const tests = new Set(
      'flow' in bound
        ? bound.flow.flatMap((item) => (item.kind === 'choice' ? item.branches.map(({ test }) => test) : []))
        : [],
    );
    for (const phrase of phrasesOf(bound)) {
      if (phrase.kind === 'step') {
        yield* checkStep(bound, phrase, model);
        continue;
      }
      // Tokens in choices are the matter of `choice/token-condition`.
      const mayHoldTokens = inScenario || (phrase.kind !== 'trigger' && tests.has(phrase));
      for (const comparison of typedComparisonsOf(phrase, bound, model))
        yield* checkComparison(bound, comparison, mayHoldTokens);
    }
  }),
};

function* checkComparison(
  { declaration }: Bound,
  { name, type, operator, operatorSpan, values }: TypedComparison,
  mayHoldTokens: boolean,
): Generator<RawFinding> {
  // What the type does not offer is the matter of `value/operator`.
  if (operator === undefined ? operatorSpan !== undefined : !offeredOperator(type, operator.name)) return;
  for (const value of values) {
    const [token] = tokensIn(value);
    const place = placeOf(declaration, value);
    if (token !== undefined) {
      if (mayHoldTokens) continue;
      yield {
        place,
        message: `${bracketed(name)} is compared with the text ${quoted(`{{${token}}}`)}: Marketo replaces no tokens in triggers and filters.`,
        advice: 'Write the value itself.',
      };
    } else if (!fitsType(type, value, operator?.name)) {
      yield {
        place,
        message: `${bracketed(name)} ${typeWords(type, operator?.name)}, and ${shown(value)} is not.`,
        advice: adviceFor(type, operator?.name),
      };
    }
  }
}

function* checkStep(bound: Bound, step: BoundStep, model: Model): Generator<RawFinding> {
  for (const { parameter, values } of step.arguments) {
    const type = writtenType(step, parameter, model) ?? parameter.dataType;
    for (const value of values) {
      const [token] = tokensIn(value);
      const place = placeOf(bound.declaration, value);
      if (token !== undefined && !parameter.acceptsTokens) {
        yield {
          place,
          message: `${step.definition.name} takes no token as its ${bracketed(parameter.name)}.`,
          advice: 'Write the value itself.',
        };
      } else if (token === undefined && value.kind !== 'Word' && !fitsType(type, value, undefined)) {
        const name = type === parameter.dataType ? parameter.name : (targetOf(step) ?? parameter.name);
        yield {
          place,
          message: `${bracketed(name)} ${typeWords(type, undefined)}, and ${shown(value)} is not.`,
          advice: adviceFor(type, undefined),
        };
      }
    }
  }
  yield* checkScore(bound, step, model);
}

/** What Change Data Value writes has the type of the field. */
function writtenType(step: BoundStep, parameter: Parameter, model: Model): DataType | undefined {
  if (step.definition.name !== 'Change Data Value' || parameter.name !== 'New Value') return undefined;
  const target = targetOf(step);
  return target === undefined ? undefined : model.field(target)?.dataType;
}

function targetOf(step: BoundStep): string | undefined {
  const target = argumentOf(step, 'Attribute')?.values[0];
  return target?.kind === 'FieldName' ? target.name : undefined;
}

const numbers: ReadonlySet<DataType> = new Set(['score', 'integer', 'float', 'currency', 'percent']);

/** Marketo offers Change Score for scores only. */
function* checkScore({ declaration }: Bound, step: BoundStep, model: Model): Generator<RawFinding> {
  const target = argumentOf(step, 'Score Name')?.values[0];
  if (step.definition.name !== 'Change Score' || target?.kind !== 'FieldName') return;
  const field = model.field(target.name);
  if (field === undefined || numbers.has(field.dataType) || field.dataType === 'any') return;
  yield {
    place: placeOf(declaration, target),
    message: `${bracketed(field.name)} is no score: Change Score offers scores only.`,
    advice: 'Declare it as a score, or write it with Change Data Value.',
    related: field.place === undefined ? [] : [{ place: field.place, message: 'So it is declared' }],
  };
}

function shown(value: ArgumentValue): string {
  switch (value.kind) {
    case 'Duration':
      return `${value.text} ${value.unit}`;
    case 'FieldName':
      return `the field ${bracketed(value.name)}`;
    case 'Empty':
      return 'empty';
    case 'String':
      return quoted(value.value);
    default:
      return textOf(value) ?? 'this';
  }
}

function adviceFor(type: DataType, operator: string | undefined): string {
  if (operator?.startsWith('in ') === true && operator !== 'in time frame')
    return 'Write a number and a unit, such as 7 days.';
  switch (type) {
    case 'field':
      return 'Write the name of a field in brackets.';
    case 'date':
    case 'datetime':
      return 'Write a date, such as 2026-12-01.';
    case 'duration':
      return 'Write a number and a unit, such as 2 days.';
    case 'boolean':
      return 'Write true or false.';
    default:
      return numbers.has(type) ? 'Write a number.' : 'Write a text in quotes.';
  }
}
