import type { ModelSymbol } from './symbols.ts';

export type SymbolOf<K extends ModelSymbol['kind']> = Extract<ModelSymbol, { kind: K }>;

/** What one file declares. Whoever looks into it makes nothing anew for the files that an edit has left alone. */
export interface FileSymbols {
  /** In the order of the text. */
  readonly all: readonly ModelSymbol[];
  /** The same array for as long as edits leave all of this kind alone. */
  of<K extends ModelSymbol['kind']>(kind: K): readonly SymbolOf<K>[];
  named<K extends ModelSymbol['kind']>(kind: K, name: string): readonly SymbolOf<K>[];
  /**
   * Two files with the same one declare the same names of the kind, in the same order and the same programs. Empty: none.
   */
  signature(kind: ModelSymbol['kind']): string;
}

/** `before`: what the file declared before an edit. */
export function createFileSymbols(all: readonly ModelSymbol[], before?: FileSymbols): FileSymbols {
  const byKind = new Map<ModelSymbol['kind'], readonly ModelSymbol[]>();
  for (const [kind, now] of Map.groupBy(all, (symbol) => symbol.kind)) {
    const then = before?.of(kind) ?? none;
    const isSame = then.length === now.length && now.every((symbol, at) => symbol === then[at]);
    byKind.set(kind, isSame ? then : now);
  }
  const byName = new Map<ModelSymbol['kind'], ReadonlyMap<string, readonly ModelSymbol[]>>();
  const of = <K extends ModelSymbol['kind']>(kind: K) => (byKind.get(kind) ?? none) as readonly SymbolOf<K>[];
  const signatures = new Map<ModelSymbol['kind'], string>();
  return {
    all,
    of,
    named: <K extends ModelSymbol['kind']>(kind: K, name: string) => {
      let names = byName.get(kind);
      if (names === undefined) {
        names = Map.groupBy(of(kind), (symbol) => symbol.name);
        byName.set(kind, names);
      }
      return (names.get(name) ?? []) as readonly SymbolOf<K>[];
    },
    signature: (kind) => {
      let signature = signatures.get(kind);
      if (signature === undefined) {
        // As JSON, so that no name can pass for two.
        signature = of(kind).length === 0 ? '' : JSON.stringify(of(kind).map(signatureOf));
        signatures.set(kind, signature);
      }
      return signature;
    },
  };
}

const none: readonly never[] = [];

function signatureOf(symbol: ModelSymbol): readonly unknown[] {
  switch (symbol.kind) {
    case 'campaign':
    case 'smart list':
    case 'list':
    case 'token':
      return [symbol.name, symbol.program];
    case 'external':
      return [symbol.of, symbol.name, symbol.within, tokensOf(symbol.declaration)];
    default:
      return [symbol.name];
  }
}

function tokensOf({ effects = [] }: SymbolOf<'external'>['declaration']): readonly string[] {
  return effects.flatMap((effect) => (effect.kind === 'ExternalToken' ? effect.name.value : []));
}
