import { type Bound, type BoundTest, type Model, placeOf, type Reference } from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import { comparisonsOf } from '../phrases.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { quoted, stringLiteral } from '../spelling.ts';
import { textOf } from '../value-check.ts';
import { tokensIn } from '../written-tokens.ts';

export const rule: Rule = {
  id: 'choice/token-condition',
  severity: 'error',
  method: 'bind',
  summary: 'A choice that compares with a token.',
  why: 'Marketo does not replace tokens in the condition of a choice, so the branch is never taken.',
  fix: 'unsafe',
  checkModel: function* (model) {
    for (const { bound } of model.campaigns) {
      for (const item of bound.flow) {
        if (item.kind !== 'choice') continue;
        for (const { test } of item.branches) {
          if (test !== undefined) yield* checkTest(model, bound, test);
        }
      }
    }
  },
};

function* checkTest(model: Model, bound: Bound, test: BoundTest): Generator<RawFinding> {
  const { declaration } = bound;
  for (const value of comparisonsOf(test).flatMap(({ values }) => values)) {
    const [token] = tokensIn(value);
    if (token === undefined) continue;
    const place = placeOf(declaration, value);
    yield {
      place,
      message: `This choice compares with the text ${quoted(`{{${token}}}`)}, not with the value of the token.`,
      advice: 'Write the value itself, or ask with Member of Smart List for a list that has the value.',
      fixes: value.kind === 'Token' ? presentValue(model, declaration, { ...value, name: token }) : [],
    };
  }
}

/** The value that a program of these files gives the token. */
function presentValue(
  model: Model,
  declaration: Declaration,
  { name, start, end }: Pick<Reference, 'name' | 'start' | 'end'>,
): readonly Fix[] {
  const reference = {
    kind: 'token',
    name,
    of: undefined,
    within: undefined,
    use: 'names',
    start,
    end,
  } as const;
  const [symbol] = model.resolve(reference, declaration).found ?? [];
  const text = symbol?.kind === 'token' ? textOf(symbol.value) : undefined;
  if (symbol?.kind !== 'token' || text === undefined) return [];
  const written = symbol.value.kind === 'String' ? stringLiteral(text) : text;
  return [
    {
      title: `Write its value, ${written}`,
      safe: false,
      edits: [{ place: placeOf(declaration, { start, end }), text: written }],
    },
  ];
}
