import { type MembershipTest, placeOf } from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import { type Asked, askedOf } from '../asked.ts';
import { filterListOf } from '../filter-list.ts';
import { constraintAdded } from '../constraint-added.ts';
import { statementRemoved } from '../removal.ts';
import type { Fix, LocalContext, RawFinding, Rule } from '../rule.ts';
import { bracketed, listed } from '../spelling.ts';

export const rule: Rule = {
  id: 'filter/split-opportunity',
  severity: 'warning',
  method: 'bind',
  summary: 'Two opportunity filters where one opportunity is meant.',
  why: 'Each filter looks for an opportunity of its own, so a person with two of them passes although neither fits.',
  fix: 'unsafe',
  checkDeclaration: function* (declaration, bound, context) {
    if (filterListOf(bound) === undefined) return;
    const said = new Set<MembershipTest>();
    for (const asked of askedOf(bound, isOpportunity)) {
      const second = asked.test;
      if (!isOpportunity(second) || asked.where === 'choice' || said.has(second)) continue;
      const first = asked.together.find(isOpportunity);
      if (first === undefined || first === second) continue;
      said.add(second);
      yield finding(declaration, first, second, asked, context);
    }
  },
};

/** Says something about the opportunity, so it matters which one it is. */
function isOpportunity(test: Asked['test']): test is MembershipTest {
  const isNo = test.values.some((value) => value.kind === 'Boolean' && !value.value);
  return (
    test.kind === 'membership' &&
    test.definition.name === 'Has Opportunity' &&
    !test.negated &&
    !isNo &&
    test.constraints.length > 0
  );
}

function finding(
  declaration: Declaration,
  first: MembershipTest,
  second: MembershipTest,
  asked: Asked,
  context: LocalContext,
): RawFinding {
  const names = ({ constraints }: MembershipTest) => listed(constraints.map(({ name }) => bracketed(name)));
  return {
    place: placeOf(declaration, second),
    message: `One opportunity may fit by its ${names(first)} and another by its ${names(second)}: the two filters need not find the same one.`,
    advice: 'Write all criteria as constraints of one Has Opportunity.',
    related: [{ place: placeOf(declaration, first), message: 'The other opportunity filter' }],
    fixes: merged(declaration, first, second, asked, context),
  };
}

/** The constraints of the second go to the first, and its filter goes. */
function merged(
  declaration: Declaration,
  first: MembershipTest,
  second: MembershipTest,
  { where }: Asked,
  { text }: LocalContext,
): readonly Fix[] {
  const start = text.lastIndexOf('filter', second.start);
  if (where !== 'filter' || text.slice(start + 'filter'.length, second.start).trim() !== '') return [];
  const constraints = second.constraints.map((constraint) => text.slice(constraint.start, constraint.end));
  return [
    {
      title: 'Write one opportunity filter',
      safe: false,
      edits: [
        constraintAdded(declaration, first, text, constraints.join(', ')),
        statementRemoved(declaration, text, { start, end: second.end }),
      ],
    },
  ];
}
