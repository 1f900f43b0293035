import type { Semantics } from '../semantics.ts';
import { MINUTES_PER_DAY, minuteOf, startOfDay } from './dates.ts';
import {
  above,
  atLeast,
  atMost,
  below,
  between,
  complement,
  contains,
  type Intervals,
  NOTHING,
  point,
  union,
} from './intervals.ts';
import type { Test } from './test.ts';
import { type Known, textOf, type ValueType } from './value.ts';

/**
 * What Marketo's operators mean (Adobe docs: smart list filter operators). Undefined for what has no meaning here: a
 * preset time frame, an operator that the type does not offer. Such a test is a statement that is only equal to itself.
 */
export function testOf(
  type: ValueType,
  operator: string,
  operands: readonly Known[],
  now: number,
  semantics: Pick<Semantics, 'emptyBooleanIsFalse' | 'emptyNumberIsZero'>,
): Test | undefined {
  const words = [operator, operands.map((operand) => written(operand, type)).join(', ')].join(' ').trim();
  switch (operator) {
    case 'is empty':
      return { kind: 'filled', negated: true, words };
    case 'is not empty':
    case 'is any':
      return { kind: 'filled', negated: false, words };
    default:
  }
  switch (type) {
    case 'boolean':
      return truthTest(operator, operands, words, semantics.emptyBooleanIsFalse);
    case 'number':
      return numberTest(operator, operands, words, semantics.emptyNumberIsZero);
    case 'moment':
      return momentTest(operator, operands, now, words);
    case 'text':
      return textTest(operator, operands, words) ?? numberTest(operator, operands, words, false);
  }
}

function written(operand: Known, type: ValueType): string {
  return operand.kind === 'text' && type === 'text' ? `"${operand.text}"` : textOf(operand);
}

function textTest(operator: string, operands: readonly Known[], words: string): Test | undefined {
  const negated = operator === 'is not' || operator.startsWith('not ');
  const match = operator === 'is' || operator === 'is not' ? 'is' : operator.replace(/^not /, '');
  if (match !== 'is' && match !== 'starts with' && match !== 'contains') return undefined;
  return { kind: 'text', match, texts: operands.map(textOf), negated, words };
}

/** A Boolean that was never set counts as false only if the semantics say so: write `is false`, Adobe says. */
function truthTest(
  operator: string,
  operands: readonly Known[],
  words: string,
  emptyIsFalse: boolean,
): Test | undefined {
  const [first] = operands;
  if (first === undefined || (operator !== 'is' && operator !== 'is not')) return undefined;
  const truth = /^(true|1|yes)$/i.test(textOf(first)) === (operator === 'is');
  return { kind: 'truth', truth, orEmpty: !truth && emptyIsFalse, words };
}

/** `is 0` finds empty values too (Adobe docs); for the other operators an empty number is less and more than nothing. */
function numberTest(
  operator: string,
  operands: readonly Known[],
  words: string,
  emptyIsZero: boolean,
): Test | undefined {
  const numbers = operands.map((operand) =>
    operand.kind === 'moment' ? operand.minute : Number(textOf(operand)),
  );
  const [first, second] = numbers;
  if (first === undefined || numbers.some(Number.isNaN)) return undefined;
  const range = (set: Intervals, orEmpty = emptyIsZero && contains(set, 0)): Test => ({
    kind: 'range',
    set,
    orEmpty,
    words,
  });
  const points = numbers.map(point).reduce(union, NOTHING);
  switch (operator) {
    case 'is':
      return range(points, numbers.includes(0));
    case 'is not':
      return range(complement(points), !numbers.includes(0));
    case 'between':
      return range(between(first, second ?? first));
    case 'greater than':
      return range(above(first));
    case 'less than':
      return range(below(first));
    case 'at least':
      return range(atLeast(first));
    case 'at most':
      return range(atMost(first));
    default:
      return undefined;
  }
}

/**
 * A date without a time is its whole day. `before`, `on or before` and `in past before` find empty dates too (Adobe
 * docs). `in past` takes a number of minutes and includes today up to now.
 */
function momentTest(
  operator: string,
  operands: readonly Known[],
  now: number,
  words: string,
): Test | undefined {
  const spans = operands.map(spanOf);
  const [first, second] = spans;
  if (first === undefined) return undefined;
  const range = (set: Intervals, orEmpty = false): Test => ({ kind: 'range', set, orEmpty, words });
  const ago = now - first.amount;
  const ahead = now + first.amount;
  switch (operator) {
    case 'is':
      return range(between(first.from, first.to));
    case 'is not':
      return range(complement(between(first.from, first.to)), true);
    case 'between':
      return range(between(first.from, (second ?? first).to));
    case 'after':
      return range(above(first.to));
    case 'before':
      return range(below(first.from), true);
    case 'on or after':
      return range(atLeast(first.from));
    case 'on or before':
      return range(atMost(first.to), true);
    case 'in past':
      return range(between(ago, now));
    case 'in past before':
      return range(below(ago), true);
    case 'in future':
      return range(between(now, ahead));
    case 'in future after':
      return range(above(ahead));
    default:
      return undefined;
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** For a duration: its minutes. */
  readonly amount: number;
}

function spanOf(operand: Known): Span | undefined {
  if (operand.kind === 'number') return { from: operand.number, to: operand.number, amount: operand.number };
  const minute = operand.kind === 'moment' ? operand.minute : minuteOf(textOf(operand));
  if (minute === undefined) return undefined;
  const wholeDay = operand.kind === 'text' && !/\d[T ]\d/.test(operand.text);
  const from = wholeDay ? startOfDay(minute) : minute;
  return { from, to: wholeDay ? from + MINUTES_PER_DAY - 1 : from, amount: 0 };
}
