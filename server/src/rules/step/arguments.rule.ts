import type { BindProblem } from '../../model/index.ts';
import { problemsOf } from '../bind-problem.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { bracketed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'step/arguments',
  severity: 'error',
  method: 'bind',
  summary: 'A flow step with a value missing, a value too many, or a word that does not belong to it.',
  why: 'Marketo underlines a step that is not filled in, and a campaign with such a step cannot be activated.',
  fix: 'unsafe',
  checkDeclaration: (_declaration, bound): readonly RawFinding[] => [
    ...problemsOf(bound, 'missing-argument', missing),
    ...problemsOf(bound, 'surplus-argument', surplus),
    ...problemsOf(bound, 'unexpected-word', unexpected),
  ],
};

function missing({ found, context }: BindProblem) {
  return { message: `${stepOf(context)} needs its ${bracketed(found)}.`, advice: `Say the ${bracketed(found)}.` };
}

function surplus({ found, context }: BindProblem) {
  const message =
    found === ''
      ? `${stepOf(context)} takes no further value here.`
      : `${stepOf(context)} is given its ${bracketed(found)} twice.`;
  return { message, advice: 'Leave one value; write other settings in braces.' };
}

function unexpected({ found, context }: BindProblem) {
  return {
    message: `${quoted(found)} does not belong to ${stepOf(context)}.`,
    advice: 'Leave the word out, or write the setting in braces.',
  };
}

function stepOf(context: string | undefined): string {
  return context ?? 'The step';
}
