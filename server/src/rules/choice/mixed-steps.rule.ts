import { type BoundChoice, type BoundStep, placeOf } from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { listed } from '../spelling.ts';

export const rule: Rule = {
  id: 'choice/mixed-steps',
  severity: 'error',
  method: 'bind',
  summary: 'A choice whose branches are different kinds of flow step.',
  why: 'In Marketo the choices belong to one flow step, so they can give it other values but not make another step of it.',
  checkDeclaration: function* (declaration, bound) {
    if (!('flow' in bound)) return;
    for (const item of bound.flow) if (item.kind === 'choice') yield* checkChoice(declaration, item);
  },
};

function* checkChoice(declaration: Declaration, { branches, otherwise }: BoundChoice): Generator<RawFinding> {
  const steps = [...branches.map(({ then }) => then), otherwise].filter(isStep);
  const [first] = steps;
  const other = steps.find(({ definition }) => definition !== first?.definition);
  if (first === undefined || other === undefined) return;
  const kinds = [...new Set(steps.map(({ definition }) => definition.name))];
  yield {
    place: placeOf(declaration, other.nameSpan),
    message: `The branches of this choice are ${listed(kinds)}, but they are one flow step in Marketo.`,
    advice: 'Write one choice for each kind of step, or request one campaign for each branch.',
    related: [
      { place: placeOf(declaration, first.nameSpan), message: `The step begins as ${first.definition.name}` },
    ],
  };
}

function isStep(outcome: BoundChoice['otherwise']): outcome is BoundStep {
  return outcome !== undefined && outcome !== 'nothing';
}
