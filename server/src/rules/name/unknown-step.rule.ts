import { problemsOf } from '../bind-problem.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'name/unknown-step',
  severity: 'error',
  method: 'bind',
  summary: 'A flow step that Marketo does not have.',
  why: 'A step that Marketo does not have cannot be put into a flow.',
  fix: 'unsafe',
  checkDeclaration: (_declaration, bound) =>
    problemsOf(bound, 'unknown-step', ({ found }) => ({
      message: `Marketo has no flow step ${quoted(found)}.`,
      advice: "Write the step's name as in the palette of a flow.",
    })),
};
