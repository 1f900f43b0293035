import type { Model, ModelSymbol } from '../model/index.ts';
import type { Declaration } from '../syntax/index.ts';

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
