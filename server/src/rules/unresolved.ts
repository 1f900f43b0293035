import type { Bound, Document, Model, Reference } from '../model/index.ts';
import { perNames } from './per-names.ts';
import { remembered } from './remembered.ts';

/** A name that nothing in the files declares, and the declaration that uses it. */
export interface Unresolved {
  readonly reference: Reference;
  readonly bound: Bound;
}

/** Every reference of a kind that means nothing, file by file, in the order of the text. */
export function* unresolved(model: Model, kind: Reference['kind']): Generator<Unresolved> {
  for (const document of model.documents.values()) yield* unresolvedIn(model, document, kind);
}

/** The same of one file. */
export function unresolvedIn(
  model: Model,
  document: Document,
  kind: Reference['kind'],
): readonly Unresolved[] {
  const all = inFile(model, document);
  const kinds = remembered(byKind, all, () => Map.groupBy(all, ({ reference }) => reference.kind));
  return kinds.get(kind) ?? [];
}

const inFile = perNames((model, bound): readonly Unresolved[] =>
  bound.references
    .filter((reference) => model.resolve(reference, bound.declaration).found === undefined)
    .map((reference) => ({ reference, bound })),
);

const byKind = new WeakMap<readonly Unresolved[], ReadonlyMap<Reference['kind'], readonly Unresolved[]>>();
