import {
  type ArgumentValue,
  type BoundCampaign,
  type Model,
  placeOf,
  type Reference,
} from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import { comparisonsOf } from '../phrases.ts';
import { fromCampaigns } from '../incremental/from-files.ts';
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
    for (const { bound, value } of comparedTokens(model)) yield finding(model, bound, value);
  },
};

const comparedTokens = fromCampaigns(({ bound }) => tokensOf(bound).map((value) => ({ bound, value })));

/** The values of choices that are or hold a token. */
function tokensOf({ flow }: BoundCampaign): readonly ArgumentValue[] {
  return flow.flatMap((item) => {
    const tests = item.kind === 'choice' ? item.branches.flatMap(({ test }) => test ?? []) : [];
    return tests
      .flatMap(comparisonsOf)
      .flatMap(({ values }) => values)
      .filter((value) => tokensIn(value).length > 0);
  });
}

function finding(model: Model, { declaration }: BoundCampaign, value: ArgumentValue): RawFinding {
  const [name = ''] = tokensIn(value);
  return {
    place: placeOf(declaration, value),
    message: `This choice compares with the text ${quoted(`{{${name}}}`)}, not with the value of the token.`,
    advice: 'Write the value itself, or ask with Member of Smart List for a list that has the value.',
    fixes: value.kind === 'Token' ? presentValue(model, declaration, value) : [],
  };
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
