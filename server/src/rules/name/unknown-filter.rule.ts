import { problemsOf } from '../bind-problem.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'name/unknown-filter',
  severity: 'error',
  method: 'bind',
  summary: 'A filter that Marketo does not have.',
  why: 'A filter that cannot be made leaves the smart list without it, and the list then holds other people than meant.',
  fix: 'unsafe',
  checkDeclaration: (_declaration, bound) =>
    problemsOf(bound, 'unknown-filter', ({ found }) => ({
      message: `Marketo has no filter ${quoted(found)}.`,
      advice: "Write the filter's name as in the palette of a smart list, or a field in brackets.",
    })),
};
