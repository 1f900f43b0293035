import { placeOf, testsOf } from '../../model/index.ts';
import { filterListOf } from '../filter-list.ts';
import { type Comparison, comparisonsOf, type Phrase } from '../phrases.ts';
import type { RawFinding, Rule } from '../rule.ts';
import type { Declaration } from '../../syntax/index.ts';

/** Adobe says dozens, perhaps hundreds: said from here on, and a warning from there on. */
const dozens = 24;
const hundreds = 200;

export const rule: Rule = {
  id: 'slow/many-values',
  severity: 'warning',
  method: 'bind',
  summary: 'A filter with more than two dozen values; a warning with more than two hundred.',
  why: 'One value is compared fast, dozens are slower, and with hundreds a filter slows down a lot.',
  yieldsTo: ['slow/contains-many'],
  checkDeclaration: function* (declaration, bound) {
    const list = filterListOf(bound);
    if (list === undefined) return;
    const triggers = 'triggers' in list.bound ? list.bound.triggers : [];
    for (const phrase of [...triggers, ...testsOf(list.bound.filters)]) yield* check(declaration, phrase);
  },
};

function* check(declaration: Declaration, phrase: Exclude<Phrase, { kind: 'step' }>): Generator<RawFinding> {
  for (const comparison of comparisonsOf(phrase)) {
    const { operatorSpan, values } = comparison;
    if (values.length <= dozens) continue;
    yield {
      place: placeOf(declaration, operatorSpan ?? comparison),
      severity: values.length > hundreds ? 'warning' : 'information',
      message: `${named(comparison)} has ${values.length} values.`,
      advice:
        'Let a daily batch campaign keep the answer in a list or a Boolean field, or compare what the values have in common.',
    };
  }
}

function named({ operator }: Comparison): string {
  return `'${operator?.name ?? 'is'}'`;
}
