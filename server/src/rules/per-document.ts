import type { Bound, Document, Model } from '../model/index.ts';
import { remembered } from './remembered.ts';

/**
 * Keeps what a rule makes of the declarations of one file alone as long as the file stays as it is. After an edit a rule
 * that looks at the whole workspace asks once for each file, and not for each declaration.
 */
export function perDocument<T>(
  make: (bounds: readonly Bound[], document: Document) => T,
): (model: Model, document: Document) => T {
  const known = new WeakMap<Document, { readonly value: T }>();
  return (model, document) => {
    const before = known.get(document);
    if (before !== undefined) return before.value;
    const value = make(boundsOf(model, document), document);
    known.set(document, { value });
    return value;
  };
}

const bounds = new WeakMap<Document, readonly Bound[]>();

/** The declarations of a file, bound. */
export function boundsOf(model: Model, document: Document): readonly Bound[] {
  return remembered(bounds, document, () =>
    document.declarations.map(({ declaration }) => model.bound(declaration)),
  );
}
