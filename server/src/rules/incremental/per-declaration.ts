import type { Bound, FileSymbols, Model } from '../../model/index.ts';
import { boundsOf } from './bounds-of.ts';
import { createSlot, shelvesOf } from './shelves.ts';

interface Kept<T> {
  readonly of: readonly unknown[];
  readonly found: readonly T[];
}

/**
 * What each declaration says by itself and by a few things of the workspace, in the order of the files. It is kept until
 * one of these things is another: those change rarely, so an edit costs the declaration that it touches.
 */
export function perDeclaration<T>(
  madeOf: (model: Model) => (symbols: FileSymbols) => readonly unknown[],
  find: (model: Model, bound: Bound) => readonly T[],
): (model: Model) => readonly T[] {
  const byDeclaration = new WeakMap<Bound, Kept<T>>();
  const byFile = createSlot<{ kept: Kept<T> | undefined }>();
  return (model) => {
    const all: T[] = [];
    const ofFile = madeOf(model);
    for (const { document, symbols, shelf } of shelvesOf(model)) {
      const of = ofFile(symbols);
      const file = byFile(shelf, () => ({ kept: undefined }));
      if (!isMadeOf(file.kept, of)) {
        const found = boundsOf(model, document).flatMap((bound) => {
          const before = byDeclaration.get(bound);
          if (isMadeOf(before, of)) return before.found;
          const own = find(model, bound);
          byDeclaration.set(bound, { of, found: own });
          return own;
        });
        file.kept = { of, found };
      }
      for (const one of file.kept.found) all.push(one);
    }
    return all;
  };
}

function isMadeOf<T>(kept: Kept<T> | undefined, of: readonly unknown[]): kept is Kept<T> {
  return kept !== undefined && of.every((one, at) => one === kept.of[at]);
}
