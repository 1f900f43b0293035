import { problemsOf } from '../bind-problem.ts';
import type { Rule } from '../rule.ts';
import { bracketed, fieldLiteral } from '../spelling.ts';

export const rule: Rule = {
  id: 'name/unknown-constraint',
  severity: 'error',
  method: 'bind',
  summary:
    'A constraint that the trigger or filter does not offer, or a setting that the flow step does not have.',
  why: 'Without its constraint a trigger or filter means more people than meant.',
  fix: 'unsafe',
  checkDeclaration: (_declaration, bound) =>
    problemsOf(
      bound,
      'unknown-constraint',
      ({ found, context }) => ({
        message: `${context ?? 'This line'} has no ${bracketed(found)} to set.`,
        advice: 'Use one of those that Marketo offers there, or test the field in a filter of its own.',
      }),
      fieldLiteral,
    ),
};
