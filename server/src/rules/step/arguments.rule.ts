import type { BindProblem } from '../../model/index.ts';
import type { Span } from '../../syntax/index.ts';
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
  checkDeclaration: (_declaration, bound, { text }): readonly RawFinding[] => {
    const words = problemsOf(bound, 'unexpected-word', unexpected);
    const surpluses = problemsOf(bound, 'surplus-argument', surplus);
    // A wrong word leaves the value behind it without a place, and a name misspelled leaves its own value missing.
    const astray = surpluses.filter(
      ({ place }) => !words.some((word) => isSameLine(text, word.place, place)),
    );
    const elsewhere = bound.problems.filter(({ code }) => code !== 'missing-argument');
    const absent = problemsOf(bound, 'missing-argument', missing).filter(
      ({ place }) => !elsewhere.some(({ start, end }) => place.start <= start && end <= place.end),
    );
    return [...words, ...astray, ...absent];
  },
};

function isSameLine(text: string, before: Span, after: Span): boolean {
  return before.end <= after.start && !text.slice(before.end, after.start).includes('\n');
}

function missing({ found, context }: BindProblem) {
  return {
    message: `${stepOf(context)} needs its ${bracketed(found)}.`,
    advice: `Say the ${bracketed(found)}.`,
  };
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
