import type { BindProblem, Bound } from '../model/index.ts';
import { placeOf } from '../model/index.ts';
import { didYouMean } from './did-you-mean.ts';
import { replacements } from './replacement.ts';
import type { RawFinding } from './rule.ts';

/** The findings for binder problems of one kind, with the nearest names as fixes. */
export function problemsOf(
  bound: Bound,
  code: BindProblem['code'],
  say: (problem: BindProblem) => { readonly message: string; readonly advice: string },
  spell: (name: string) => string = (name) => name,
): readonly RawFinding[] {
  return bound.problems
    .filter((problem) => problem.code === code)
    .map((problem) => {
      const place = placeOf(bound.declaration, problem);
      const { message, advice } = say(problem);
      const meant = problem.nearest.length === 0 ? '' : ` ${didYouMean(problem.nearest.map(spell), 'word')}`;
      return {
        place,
        message,
        advice: `${advice}${meant}`,
        fixes: replacements(place, problem.nearest.map(spell)),
      };
    });
}
