import { type ActivityTest, placeOf, testsOf } from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import { filterListOf } from '../filter-list.ts';
import { opposite } from '../implication/complement.ts';
import type { Fix, LocalContext, RawFinding, Rule } from '../rule.ts';

export const rule: Rule = {
  id: 'filter/is-not-or-not',
  severity: 'warning',
  method: 'bind',
  summary: "An activity filter with 'is not', which finds people who did something else.",
  why: 'It lets everyone through who has done another thing of the kind, those who did this one too included.',
  fix: 'unsafe',
  checkDeclaration: function* (declaration, bound, context) {
    for (const test of testsOf(filterListOf(bound)?.bound.filters ?? [])) {
      if (test.kind === 'activity' && !test.negated && test.operator?.negative === true)
        yield finding(declaration, test, context);
    }
  },
};

function finding(declaration: Declaration, test: ActivityTest, { text }: LocalContext): RawFinding {
  const { operator, operatorSpan, primary, nameSpan, definition } = test;
  const values = primary?.values ?? [];
  const [first, last] = [values[0], values.at(-1)];
  // A long list goes on in the next line of the file, a sentence does not.
  const list = first && last && text.slice(first.start, last.end).replaceAll(/\s*\n\s*/g, ' ');
  const written = list === undefined ? '' : ` ${list}`;
  const asked = primary?.definition === undefined ? 'one' : primary.definition.name.toLowerCase();
  return {
    place: placeOf(declaration, operatorSpan ?? nameSpan),
    message: `${definition.name} ${operator?.name ?? 'is not'}${written} finds people who did it with another ${asked}, not those who did not do it.`,
    advice: `Put not before the filter where people are meant who did not do it: not ${definition.name}${written}.`,
    fixes: [negation(declaration, test)],
  };
}

/** `Filled Out Form is not "X"` → `not Filled Out Form "X"`; other operators lose their own not. */
function negation(declaration: Declaration, { operator, operatorSpan, start, values }: ActivityTest): Fix {
  const positive = opposite(operator?.name ?? '') ?? 'is';
  const first = values[0]?.start ?? operatorSpan?.end ?? start;
  const from = operatorSpan?.start ?? first;
  return {
    title: 'Ask who did not do it',
    safe: false,
    edits: [
      { place: placeOf(declaration, { start, end: start }), text: 'not ' },
      {
        place: placeOf(declaration, { start: from, end: first }),
        text: positive === 'is' ? '' : `${positive} `,
      },
    ],
  };
}
