import type { FileSymbols } from './file-symbols.ts';
import type { ModelSymbol } from './symbols.ts';

export type Kind = ModelSymbol['kind'];

/**
 * Which files declare a name of some kind. The same object stands for the same names in the same files: what follows from
 * them alone is good for as long as the object stays, and an edit rarely touches a name.
 */
export interface NamesOfKind {
  /** In the order of the files. */
  homes(name: string): readonly string[];
}

export interface Names {
  of(kind: Kind): NamesOfKind;
}

interface Made {
  /** Each file and what it declares of the kind. */
  readonly of: readonly string[];
  readonly names: NamesOfKind;
}

/** What the names of a model were made of. */
const made = new WeakMap<Names, ReadonlyMap<Kind, Made>>();

const kinds: readonly Kind[] = [
  'campaign',
  'smart list',
  'list',
  'field',
  'program',
  'token',
  'external',
  'lifecycle',
  'stage',
  'scenario',
];

/** `before`: the names of an earlier state of the files, which are kept where they are the same. */
export function namesOf(files: ReadonlyMap<string, FileSymbols>, before: Names | undefined): Names {
  const then = before && made.get(before);
  const now = new Map(kinds.map((kind) => [kind, madeOf(files, kind, then?.get(kind))]));
  const names: Names = { of: (kind) => now.get(kind)?.names ?? nobody };
  made.set(names, now);
  return names;
}

const nobody: NamesOfKind = { homes: () => [] };

function madeOf(files: ReadonlyMap<string, FileSymbols>, kind: Kind, before: Made | undefined): Made {
  const of: string[] = [];
  for (const [uri, file] of files) {
    const signature = file.signature(kind);
    if (signature !== '') of.push(uri, signature);
  }
  if (before?.of.length === of.length && of.every((text, at) => text === before.of[at])) return before;
  let homes: ReadonlyMap<string, readonly string[]> | undefined;
  return { of, names: { homes: (name) => (homes ??= homesOf(files, kind)).get(name) ?? [] } };
}

function homesOf(
  files: ReadonlyMap<string, FileSymbols>,
  kind: Kind,
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
