import { problemsOf } from '../bind-problem.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'name/unknown-trigger',
  severity: 'error',
  method: 'bind',
  summary: 'A trigger, or an event of a scenario, that Marketo does not have.',
  why: 'A campaign without a valid trigger cannot be activated.',
  fix: 'unsafe',
  checkDeclaration: (_declaration, bound) =>
    problemsOf(bound, 'unknown-trigger', ({ found }) => ({
      message: `Marketo has no trigger ${quoted(found)}.`,
      advice: "Write the trigger's name as in the palette of a smart campaign's smart list.",
    })),
};
