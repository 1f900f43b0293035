import type { Bound, Document, Model, ModelSymbol, Reference } from '../model/index.ts';
import { boundsOf } from './per-document.ts';
import { remembered } from './remembered.ts';

/** A name that nothing in the files declares, and the declaration that uses it. */
export interface Unresolved {
  readonly reference: Reference;
  readonly bound: Bound;
}

/** Every reference of a kind that means nothing, file by file, in the order of the text. */
export function* unresolved(model: Model, kind: Reference['kind']): Generator<Unresolved> {
  const names = namesOf(model);
  for (const document of model.documents.values())
    for (const one of unresolvedIn(model, document, names)) if (one.reference.kind === kind) yield one;
}

interface Known<T> {
  readonly names: Names;
  readonly home: object | undefined;
  readonly found: readonly T[];
}

/** What names mean nothing is kept until another name comes or goes: an edit rarely touches one. */
const byDeclaration = new WeakMap<Bound, Known<Reference>>();
const byFile = new WeakMap<Document, Known<Unresolved>>();

function unresolvedIn(model: Model, document: Document, names: Names): readonly Unresolved[] {
  const before = byFile.get(document);
  if (before?.names === names) return before.found;
  const home = document.declarations.find(({ declaration }) => declaration.kind === 'Program')?.declaration;
  const found = boundsOf(model, document).flatMap((bound) =>
    unresolvedOf(model, bound, names, home).map((reference) => ({ reference, bound })),
  );
  byFile.set(document, { names, home, found });
  return found;
}

function unresolvedOf(
  model: Model,
  bound: Bound,
  names: Names,
  home: object | undefined,
): readonly Reference[] {
  const before = byDeclaration.get(bound);
  if (before?.names === names && before.home === home) return before.found;
  const found = bound.references.filter(
    (reference) => model.resolve(reference, bound.declaration).found === undefined,
  );
  byDeclaration.set(bound, { names, home, found });
  return found;
}

/** All that can be found by its name, file by file. The same object stands for the same names. */
export type Names = readonly string[];

const namesByModel = new WeakMap<Model, Names>();
let latest: Names = [];

export function namesOf(model: Model): Names {
  const before = namesByModel.get(model);
  if (before !== undefined) return before;
  const byFile = Map.groupBy(model.symbols, ({ uri }) => uri);
  const names = Array.from(model.documents.values(), (document) =>
    namesIn(document, byFile.get(document.uri) ?? []),
  );
  const isSame = names.length === latest.length && names.every((text, at) => text === latest[at]);
  if (!isSame) latest = names;
  namesByModel.set(model, latest);
  return latest;
}

const namesByFile = new WeakMap<Document, string>();

/** A file as it stands declares what it declares. */
function namesIn(document: Document, symbols: readonly ModelSymbol[]): string {
  return remembered(namesByFile, document, () => symbols.map(signature).join('\n'));
}

function signature(symbol: ModelSymbol): string {
  switch (symbol.kind) {
    case 'campaign':
    case 'smart list':
    case 'list':
    case 'token':
      return `${symbol.kind} ${symbol.name}\t${symbol.program ?? ''}`;
    case 'external':
      return `${symbol.of} ${symbol.name}\t${symbol.within ?? ''}\t${tokensOf(symbol.declaration)}`;
    case 'scenario':
    case 'stage':
      return '';
    default:
      return `${symbol.kind} ${symbol.name}`;
  }
}

function tokensOf({ effects = [] }: Extract<ModelSymbol, { kind: 'external' }>['declaration']): string {
  return effects.map((effect) => (effect.kind === 'ExternalToken' ? effect.name.value : '')).join('\t');
}
