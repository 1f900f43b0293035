import type { Location, Model, ModelSymbol } from '../model/index.ts';
import type { Declaration } from '../syntax/index.ts';
import { insideOf } from './spelling.ts';

const known = new WeakMap<Model, ReadonlyMap<Declaration, readonly ModelSymbol[]>>();

/** The symbols that a declaration introduces: a lifecycle's stages, a program's tokens, … */
export function declaredBy(model: Model, declaration: Declaration): readonly ModelSymbol[] {
  let index = known.get(model);
  if (index === undefined) {
    index = Map.groupBy(model.symbols, (symbol) => symbol.place?.declaration ?? declaration);
    known.set(model, index);
  }
  return index.get(declaration) ?? [];
}

/** Where a symbol's name stands, without its quotes or brackets; undefined for what no file declares. */
export function nameLocation(model: Model, { place }: ModelSymbol): Location | undefined {
  const location = place && model.locate(place);
  const document = location && model.documents.get(location.uri);
  return document && { uri: location.uri, ...insideOf(document.text, location) };
}

/** From a symbol's description to the end of its declaration. */
export function wholeLocation(model: Model, { place }: ModelSymbol): Location | undefined {
  return place && model.locate({ declaration: place.declaration, start: 0, end: place.declaration.end });
}
