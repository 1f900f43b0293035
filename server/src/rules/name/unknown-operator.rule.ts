import { problemsOf } from '../bind-problem.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'name/unknown-operator',
  severity: 'error',
  method: 'bind',
  summary: 'Words between a name and its values that are no operator of Marketo.',
  why: 'Marketo cannot compare with an operator that it does not have.',
  fix: 'unsafe',
  checkDeclaration: (_declaration, bound) =>
    problemsOf(bound, 'unknown-operator', ({ found }) => ({
      message: `Marketo has no operator ${quoted(found)}.`,
      advice: 'Write the operator as in the smart list.',
    })),
};
