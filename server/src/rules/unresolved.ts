import type { Bound, Model, ModelSymbol, Reference } from '../model/index.ts';

/** A name that nothing in the files declares, and the declaration that uses it. */
export interface Unresolved {
  readonly reference: Reference;
  readonly bound: Bound;
}

/** Every reference of a kind that means nothing, file by file, in the order of the text. */
export function* unresolved(model: Model, kind: Reference['kind']): Generator<Unresolved> {
  const names = namesOf(model);
  for (const document of model.documents.values()) {
    const home = document.declarations.find(({ declaration }) => declaration.kind === 'Program');
    for (const { declaration } of document.declarations) {
      const bound = model.bound(declaration);
      for (const reference of unresolvedIn(model, bound, names, home?.declaration)) {
        if (reference.kind === kind) yield { reference, bound };
      }
    }
  }
}

interface Known {
  readonly names: string;
  readonly home: object | undefined;
  readonly references: readonly Reference[];
}

/** What names mean nothing is kept until another name comes or goes: an edit rarely touches one. */
const known = new WeakMap<Bound, Known>();

function unresolvedIn(
  model: Model,
  bound: Bound,
  names: string,
  home: object | undefined,
): readonly Reference[] {
  const before = known.get(bound);
  if (before?.names === names && before.home === home) return before.references;
  const references = bound.references.filter(
    (reference) => model.resolve(reference, bound.declaration).found === undefined,
  );
  known.set(bound, { names, home, references });
  return references;
}

const namesByModel = new WeakMap<Model, string>();
/** One object for equal texts, so that they are compared at once. */
let latest = '';

/** All that can be found by its name, as one text. */
function namesOf(model: Model): string {
  const before = namesByModel.get(model);
  if (before !== undefined) return before;
  const names = model.symbols.map(signature).join('\n');
  if (names !== latest) latest = names;
  namesByModel.set(model, latest);
  return latest;
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
