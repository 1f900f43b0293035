import type { Assumption } from './knowledge.ts';
import { textOf, type Value } from './value.ts';

const opposites: ReadonlyMap<string, string> = new Map(
  [
    ['is empty', 'is not empty'],
    ['is', 'is not'],
    ['starts with', 'not starts with'],
    ['contains', 'not contains'],
    ['at least', 'less than'],
    ['at most', 'greater than'],
    ['after', 'on or before'],
    ['before', 'on or after'],
  ].flatMap(([one = '', other = '']) => [
    [one, other],
    [other, one],
  ]),
);

/** An assumption as a condition of the language: `[Behavior Score] at least 100`, `not Has Opportunity`. */
export function assumptionInWords({ about, test, holds }: Assumption): string {
  const increase = about.plus === undefined ? '' : ` + ${about.plus}`;
  const subject = `${about.name}${increase}`;
  if (test.words === '') return holds ? subject : `not ${subject}`;
  return `${subject} ${holds ? test.words : opposite(test.words)}`;
}

function opposite(words: string): string {
  // The longest operator first: `is empty` begins with `is`.
  for (const [operator, other] of opposites) {
    if (operator.includes(' ') && (words === operator || words.startsWith(`${operator} `)))
      return other + words.slice(operator.length);
  }
  const [first = '', ...rest] = words.split(' ');
  const other = opposites.get(first);
  return other === undefined ? `not (${words})` : [other, ...rest].join(' ');
}

/** As it is written in a file; an unknown value by its name. */
export function valueInWords(value: Value): string {
  switch (value.kind) {
    case 'unknown':
      return value.plus === undefined ? value.name : `${value.name} + ${value.plus}`;
    case 'empty':
      return 'empty';
    case 'text':
      return `"${value.text}"`;
    case 'moment':
      return textOf(value).replace('T', ' ');
    default:
      return textOf(value);
  }
}
