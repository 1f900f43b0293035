import type { Bound, Document, Model, ModelSymbol, NamesOfKind } from '../model/index.ts';
import { boundsOf } from './per-document.ts';

type Kind = ModelSymbol['kind'];

interface Kept<T> {
  readonly named: readonly NamesOfKind[];
  /** A program's own names come first for what stands in it. */
  readonly program: string | undefined;
  readonly found: readonly T[];
}

/**
 * Keeps what a rule makes of each declaration of a file by what its names mean, until a name of one of these kinds comes
 * or goes anywhere: an edit rarely touches one, and costs the declaration that it touches.
 */
export function perNames<T>(
  kinds: readonly Kind[],
  find: (model: Model, bound: Bound) => readonly T[],
): (model: Model, document: Document) => readonly T[] {
  const byDeclaration = new WeakMap<Bound, Kept<T>>();
  const byFile = new WeakMap<Document, Kept<T>>();
  return (model, document) => {
    const named = kinds.map((kind) => model.names.of(kind));
    const before = byFile.get(document);
    if (before !== undefined && isSame(before.named, named)) return before.found;
    const program = model.declaredIn(document).of('program').at(-1)?.name;
    const found = boundsOf(model, document).flatMap((bound) => {
      const kept = byDeclaration.get(bound);
      if (kept !== undefined && kept.program === program && isSame(kept.named, named)) return kept.found;
      const own = find(model, bound);
      byDeclaration.set(bound, { named, program, found: own });
      return own;
    });
    byFile.set(document, { named, program, found });
    return found;
  };
}

function isSame(some: readonly NamesOfKind[], others: readonly NamesOfKind[]): boolean {
  return some.every((names, at) => names === others[at]);
}
