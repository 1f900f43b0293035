import type { Bound, Document, Model, Names } from '../model/index.ts';
import { boundsOf } from './per-document.ts';

interface Kept<T> {
  readonly names: Names;
  /** A program's own names come first for what stands in it. */
  readonly program: string | undefined;
  readonly found: readonly T[];
}

/**
 * Keeps what a rule makes of each declaration of a file by what its names mean, until a name comes or goes anywhere: an
 * edit rarely touches one, and costs the declaration that it touches.
 */
export function perNames<T>(
  find: (model: Model, bound: Bound) => readonly T[],
): (model: Model, document: Document) => readonly T[] {
  const byDeclaration = new WeakMap<Bound, Kept<T>>();
  const byFile = new WeakMap<Document, Kept<T>>();
  return (model, document) => {
    const { names } = model;
    const before = byFile.get(document);
    if (before?.names === names) return before.found;
    const program = model.declaredIn(document).of('program').at(-1)?.name;
    const found = boundsOf(model, document).flatMap((bound) => {
      const kept = byDeclaration.get(bound);
      if (kept?.names === names && kept.program === program) return kept.found;
      const own = find(model, bound);
      byDeclaration.set(bound, { names, program, found: own });
      return own;
    });
    byFile.set(document, { names, program, found });
    return found;
  };
}
