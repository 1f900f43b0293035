import type { Bound, Document, Model } from '../../model/index.ts';
import { remembered } from './remembered.ts';

const known = new WeakMap<Document, readonly Bound[]>();

/** The declarations of a file, bound. */
export function boundsOf(model: Model, document: Document): readonly Bound[] {
  return remembered(known, document, () =>
    document.declarations.map(({ declaration }) => model.bound(declaration)),
  );
}
