import {
  type ArgumentValue,
  type Bound,
  type BoundConstraint,
  type BoundStep,
  type BoundTest,
  type BoundTrigger,
  stepsOf,
  testsOf,
} from '../model/index.ts';
import { remembered } from './incremental/remembered.ts';

export type Phrase = BoundTrigger | BoundTest | BoundStep;

/** What compares: an operator, perhaps left out, and the values behind it. */
export type Comparison = Pick<BoundConstraint, 'operator' | 'operatorSpan' | 'values' | 'start' | 'end'>;

/** Kept as long as the declaration stays: most rules ask for them. */
const known = new WeakMap<Bound, readonly Phrase[]>();

/** Every trigger, test and step of a declaration, in the order of the text. */
export function phrasesOf(bound: Bound): readonly Phrase[] {
  return remembered(known, bound, () => collected(bound));
}

function collected(bound: Bound): readonly Phrase[] {
  if ('flow' in bound) {
    const choices = bound.flow.flatMap((item) =>
      item.kind === 'choice' ? item.branches.flatMap(({ test }) => test ?? []) : [],
    );
    return [...bound.triggers, ...testsOf(bound.filters), ...choices, ...stepsOf(bound.flow)];
  }
  if ('filters' in bound) return testsOf(bound.filters);
  if ('given' in bound) return [...bound.given, ...bound.events, ...bound.expected];
  return [];
}

/** The constraints of a trigger or filter, the one that needs no brackets first. */
export function constraintsOf(phrase: Exclude<Phrase, BoundStep>): readonly BoundConstraint[] {
  if (phrase.kind === 'trigger' || phrase.kind === 'activity') {
    return phrase.primary === undefined ? phrase.constraints : [phrase.primary, ...phrase.constraints];
  }
  if (phrase.kind === 'field') return phrase.constraints;
  const { definition, operator, operatorSpan, values, constraints, start, end } = phrase;
  const first = definition.constraints.find(({ primary }) => primary);
  const written = {
    definition: first,
    name: first?.name ?? definition.name,
    operator,
    operatorSpan,
    values,
    start,
    end,
  };
  return [written, ...constraints];
}

/** Everything that a trigger or filter compares. */
export function comparisonsOf(phrase: Exclude<Phrase, BoundStep>): readonly Comparison[] {
  return phrase.kind === 'field' ? [phrase, ...phrase.constraints] : constraintsOf(phrase);
}

/** Every value that a trigger, a test or a step is written with. */
export function valuesOf(phrase: Phrase): readonly ArgumentValue[] {
  const holders = phrase.kind === 'step' ? phrase.arguments : comparisonsOf(phrase);
  return holders.flatMap(({ values }) => values);
}
