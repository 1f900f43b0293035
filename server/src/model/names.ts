import type { FileSymbols } from './file-symbols.ts';
import type { ModelSymbol } from './symbols.ts';

/**
 * Which files declare a name. The same object stands for the same names in the same files: what follows from names alone
 * is good for as long as the object stays, and an edit rarely touches a name.
 */
export interface Names {
  /** The files that declare something of this kind and name, in the order of the files. */
  homes(kind: ModelSymbol['kind'], name: string): readonly string[];
}

/** What the names of a model were made of. */
const signatures = new WeakMap<Names, readonly string[]>();

/** `before`: the names of an earlier state of the files, which are kept where they are the same. */
export function namesOf(files: ReadonlyMap<string, FileSymbols>, before: Names | undefined): Names {
  const now = Array.from(files, ([uri, { signature }]) => [uri, signature]).flat();
  const then = before && signatures.get(before);
  if (before !== undefined && then?.length === now.length && now.every((text, at) => text === then[at]))
    return before;
  const known = new Map<ModelSymbol['kind'], ReadonlyMap<string, readonly string[]>>();
  const names: Names = {
    homes: (kind, name) => {
      let homes = known.get(kind);
      if (homes === undefined) known.set(kind, (homes = homesOf(files, kind)));
      return homes.get(name) ?? [];
    },
  };
  signatures.set(names, now);
  return names;
}

function homesOf(
  files: ReadonlyMap<string, FileSymbols>,
  kind: ModelSymbol['kind'],
): ReadonlyMap<string, readonly string[]> {
  const homes = new Map<string, string[]>();
  for (const [uri, symbols] of files) {
    for (const name of new Set(symbols.of(kind).map((symbol) => symbol.name))) {
      const known = homes.get(name);
      if (known === undefined) homes.set(name, [uri]);
      else known.push(uri);
    }
  }
  return homes;
}
