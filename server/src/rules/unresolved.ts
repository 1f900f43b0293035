import type { Bound, Model, ModelSymbol, Reference } from '../model/index.ts';
import { fromNames } from './incremental/from-names.ts';

/** A name that nothing in the files declares, and the declaration that uses it. */
export interface Unresolved {
  readonly reference: Reference;
  readonly bound: Bound;
}

/** Every reference of a kind that means nothing, file by file, in the order of the text. */
export function unresolved(model: Model, kind: Reference['kind']): readonly Unresolved[] {
  return all[kind](model);
}

/** By what is referred to: a name may turn out to be one of these. */
const all = {
  campaign: ofKind('campaign', ['campaign', 'external']),
  asset: ofKind('asset', ['smart list', 'list', 'program', 'external']),
  token: ofKind('token', ['token', 'field', 'external']),
  field: ofKind('field', ['field', 'external']),
};

function ofKind(kind: Reference['kind'], kinds: readonly ModelSymbol['kind'][]) {
  return fromNames(kinds, (model, bound): readonly Unresolved[] =>
    bound.references
      .filter(
        (reference) =>
          reference.kind === kind && model.resolve(reference, bound.declaration).found === undefined,
      )
      .map((reference) => ({ reference, bound })),
  );
}
