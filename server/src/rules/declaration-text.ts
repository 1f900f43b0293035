import { type Model, placeOf } from '../model/index.ts';
import type { Declaration } from '../syntax/index.ts';

/** A declaration as written; undefined where it is no part of the workspace. */
export function declarationText(model: Model, declaration: Declaration): string | undefined {
  const document = model.documentOf(declaration);
  const at = model.locate(placeOf(declaration, declaration));
  return at && document?.text.slice(at.start, at.end);
}
