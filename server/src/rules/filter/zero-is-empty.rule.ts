import { type BoundTest, placeOf } from '../../model/index.ts';
import { askedOf } from '../asked.ts';
import { keepEmptyOut, mindsEmptiness } from '../emptiness.ts';
import type { Rule } from '../rule.ts';
import { bracketed } from '../spelling.ts';

export const rule: Rule = {
  id: 'filter/zero-is-empty',
  severity: 'information',
  method: 'bind',
  summary: "An 'is 0' that finds people without a number too.",
  why: 'Marketo takes no number for zero here, so people who were never scored are treated like those whose score is 0.',
  fix: 'unsafe',
  checkDeclaration: function* (declaration, bound, { catalogue, text }) {
    const canonical = (field: string) => catalogue.field(field)?.name ?? field;
    for (const asked of askedOf(bound, isZero)) {
      const { test, where } = asked;
      if (test.kind !== 'field' || mindsEmptiness(asked, test, canonical)) continue;
      const { name } = test.field;
      yield {
        place: placeOf(declaration, test),
        message: `${bracketed(name)} is 0 finds people without any ${bracketed(name)} as well.`,
        advice:
          where === 'choice'
            ? `Ask for ${bracketed(name)} is empty in a choice before, unless both are meant.`
            : `Add the filter ${bracketed(name)} is not empty, unless both are meant.`,
        fixes: keepEmptyOut(declaration, text, asked, name),
      };
    }
  },
};

/** The operator that is left out is `is`. */
function isZero({ kind, operator, operatorSpan, values, negated }: BoundTest): boolean {
  if (kind !== 'field') return false;
  const name = operator?.name ?? (operatorSpan === undefined ? 'is' : undefined);
  return name === 'is' && !negated && values.some((value) => value.kind === 'Number' && value.value === 0);
}
