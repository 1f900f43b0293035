import type { Bound, Model, Reference } from '../model/index.ts';

/** A name that nothing in the files declares, and the declaration that uses it. */
export interface Unresolved {
  readonly reference: Reference;
  readonly bound: Bound;
}

/** Every reference of a kind that means nothing, file by file, in the order of the text. */
export function* unresolved(model: Model, kind: Reference['kind']): Generator<Unresolved> {
  for (const document of model.documents.values()) {
    for (const { declaration } of document.declarations) {
      const bound = model.bound(declaration);
      for (const reference of bound.references) {
        if (reference.kind !== kind) continue;
        if (model.resolve(reference, declaration).found === undefined) yield { reference, bound };
      }
    }
  }
}
