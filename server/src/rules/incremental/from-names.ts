import type { Bound, Model, ModelSymbol, NamesOfKind } from '../../model/index.ts';
import { boundsOf } from './bounds-of.ts';
import { createSlot, shelvesOf } from './shelves.ts';

interface Kept<T> {
  named: readonly NamesOfKind[];
  /** A program's own names come first for what stands in it. */
  program: string | undefined;
  found: readonly T[];
}

/**
 * What each declaration says by what its names mean, in the order of the files. It is kept until a name of one of these
 * kinds comes or goes anywhere: an edit rarely touches one, and costs the declaration that it touches.
 */
export function fromNames<T>(
  kinds: readonly ModelSymbol['kind'][],
  find: (model: Model, bound: Bound) => readonly T[],
): (model: Model) => readonly T[] {
  const byDeclaration = new WeakMap<Bound, Kept<T>>();
  const byFile = createSlot<Kept<T>>();
  return (model) => {
    const all: T[] = [];
    const named = kinds.map((kind) => model.names.of(kind));
    const isCurrent = (kept: Kept<T>) => named.every((names, at) => names === kept.named[at]);
    for (const { document, symbols, shelf } of shelvesOf(model)) {
      const kept = byFile(shelf, () => ({ named: [], program: undefined, found: [] }));
      if (!isCurrent(kept)) {
        const program = symbols.of('program').at(-1)?.name;
        const found = boundsOf(model, document).flatMap((bound) => {
          const before = byDeclaration.get(bound);
          if (before !== undefined && before.program === program && isCurrent(before)) return before.found;
          const own = find(model, bound);
          byDeclaration.set(bound, { named, program, found: own });
          return own;
        });
        Object.assign(kept, { named, program, found });
      }
      for (const one of kept.found) all.push(one);
    }
    return all;
  };
}
