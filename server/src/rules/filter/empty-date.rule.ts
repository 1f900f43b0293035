import { type BoundTest, placeOf } from '../../model/index.ts';
import { askedOf } from '../asked.ts';
import { keepEmptyOut, mindsEmptiness } from '../emptiness.ts';
import type { Rule } from '../rule.ts';
import { bracketed } from '../spelling.ts';

/** Date comparisons that an empty date passes (Adobe docs: smart list filter operators). */
const passesEmpty: ReadonlySet<string> = new Set(['before', 'on or before', 'in past before']);

/** Marketo fills these itself. */
const neverEmpty: ReadonlySet<string> = new Set(['Created At', 'Updated At']);

export const rule: Rule = {
  id: 'filter/empty-date',
  severity: 'warning',
  method: 'bind',
  summary: "A 'before' on a date that lets people through who have no date at all.",
  why: 'Marketo counts an empty date as an early one, so recycling and reminders catch people to whom nothing has happened yet.',
  fix: 'unsafe',
  checkDeclaration: function* (declaration, bound, { catalogue, text }) {
    const canonical = (field: string) => catalogue.field(field)?.name ?? field;
    for (const asked of askedOf(bound, isEarly)) {
      const { test, where } = asked;
      if (test.kind !== 'field' || test.operator === undefined) continue;
      const { name } = test.field;
      if (neverEmpty.has(canonical(name)) || mindsEmptiness(asked, test, canonical)) continue;
      yield {
        place: placeOf(declaration, test.operatorSpan ?? test),
        message: `'${test.operator.name}' lets people through who have no ${bracketed(name)} at all.`,
        advice:
          where === 'choice'
            ? `Ask for ${bracketed(name)} is empty in a choice before.`
            : `Add the filter ${bracketed(name)} is not empty.`,
        fixes: keepEmptyOut(declaration, text, asked, name),
      };
    }
  },
};

function isEarly({ kind, operator }: BoundTest): boolean {
  return kind === 'field' && operator !== undefined && passesEmpty.has(operator.name);
}
