import { nameLocation } from './declared.ts';
import type { Location, Model, ModelSymbol } from '../model/index.ts';

export interface WorkspaceSymbol {
  readonly kind: ModelSymbol['kind'];
  readonly name: string;
  /** The program or lifecycle that it belongs to. */
  readonly container: string | undefined;
  readonly location: Location;
}

/** Everything declared whose name has the letters of the query in their order; best matches first. */
export function findSymbols(model: Model, query: string): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase().replaceAll(' ', '');
  return model.symbols
    .flatMap((symbol) => {
      const score = matchScore(symbol.name.toLowerCase(), wanted);
      const location = score === undefined ? undefined : nameLocation(model, symbol);
      return location === undefined ? [] : [{ score: score ?? 0, symbol, location }];
    })
    .sort((one, other) => one.score - other.score)
    .map(({ symbol, location }) => ({
      kind: symbol.kind,
      name: symbol.name,
      container: containerOf(symbol),
      location,
    }));
}

/** 0: the name begins with the query, 1: it contains it, 2: its letters stand in this order; undefined: they do not. */
function matchScore(name: string, wanted: string): number | undefined {
  const at = name.replaceAll(' ', '').indexOf(wanted);
  if (at !== -1) return at === 0 ? 0 : 1;
  let from = 0;
  for (const letter of wanted) {
    const found = name.indexOf(letter, from);
    if (found === -1) return undefined;
    from = found + letter.length;
  }
  return 2;
}

function containerOf(symbol: ModelSymbol): string | undefined {
  switch (symbol.kind) {
    case 'campaign':
    case 'smart list':
    case 'list':
      return [symbol.program, ...symbol.folders].filter((name) => name !== undefined).join(' / ');
    case 'token':
      return symbol.program;
    case 'stage':
      return symbol.lifecycle;
    case 'external':
      return symbol.within;
    default:
      return undefined;
  }
}
