import {
  type AttributeTest,
  type ConstraintRecord,
  defaultSemantics,
  EMPTY,
  type Knowledge,
  matches,
  statement,
  testOf,
  text,
} from '../../engine/index.ts';
import type { Opportunity, Person } from '../store/people.ts';

/**
 * What the instance knows of statements that the engine cannot look into: which of the rules `Has Opportunity { … }` hold
 * for this person. Of all other statements none does.
 */
export function knownStatements(
  before: Knowledge,
  statements: ReadonlyMap<string, AttributeTest>,
  { opportunities }: Person,
  minute: number,
): Knowledge {
  let knowledge = before;
  for (const [words, { definition, constraints }] of statements) {
    if (definition.name !== 'Has Opportunity') continue;
    // All constraints speak of one opportunity.
    const holds = opportunities.some((opportunity) =>
      constraints.every((constraint) => passes(opportunity, constraint, minute)),
    );
    knowledge =
      knowledge.assume(statement(words), { kind: 'truth', truth: true, orEmpty: false, words: '' }, holds) ??
      knowledge;
  }
  return knowledge;
}

function passes(
  opportunity: Opportunity,
  { name, operator, values }: ConstraintRecord,
  minute: number,
): boolean {
  if (operator.toLowerCase() === 'is any') return true;
  const value = opportunity.get(name) ?? EMPTY;
  const type = value.kind === 'empty' ? 'text' : value.kind;
  const test = testOf(type, operator.toLowerCase(), values.map(text), minute, defaultSemantics);
  return test !== undefined && matches(value, test);
}
