import { type BoundStep, placeOf } from '../../model/index.ts';
import { type Comparison, comparisonsOf, type Phrase, phrasesOf } from '../phrases.ts';
import type { Rule } from '../rule.ts';

/** Marketo's advice for the values of one contains (Marketo community: better performing smart lists). */
const most = 99;

export const rule: Rule = {
  id: 'slow/contains-many',
  severity: 'warning',
  method: 'bind',
  summary: 'A contains, or not contains, with a hundred values or more.',
  why: 'Every value is looked for inside every text, so such a filter can hold up its campaign and all behind it.',
  checkDeclaration: function* (declaration, bound) {
    if (declaration.kind === 'Scenario') return;
    for (const phrase of phrasesOf(bound).filter(isTest)) {
      for (const comparison of comparisonsOf(phrase).filter(isLong)) {
        const { operator, operatorSpan, values } = comparison;
        yield {
          place: placeOf(declaration, operatorSpan ?? comparison),
          message: `'${operator?.name}' has ${values.length} values to look for.`,
          advice:
            'Compare with starts with or is, or keep the answer in a Boolean field that a daily batch campaign sets.',
        };
      }
    }
  },
};

function isTest(phrase: Phrase): phrase is Exclude<Phrase, BoundStep> {
  return phrase.kind !== 'step';
}

function isLong({ operator, values }: Comparison): boolean {
  return values.length > most && operator?.name.endsWith('contains') === true;
}
