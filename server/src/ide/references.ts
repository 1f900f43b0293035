import type { Model, ModelSymbol } from '../model/index.ts';
import { identityOf, type Mention, mentionAt, mentionsIn } from './mention.ts';

/** Every place in the workspace that names what stands at an offset. */
export function findReferences(
  model: Model,
  uri: string,
  offset: number,
  options: { readonly includeDeclaration: boolean },
): readonly Mention[] {
  const document = model.documents.get(uri);
  const here = document && mentionAt(model, document, offset);
  if (here === undefined) return [];
  const found = mentionsOfSymbols(model, here.symbols);
  return options.includeDeclaration ? found : found.filter(({ role }) => role !== 'declares');
}

/** Every mention of any of these symbols, file by file. */
export function mentionsOfSymbols(model: Model, symbols: readonly ModelSymbol[]): readonly Mention[] {
  const wanted = new Set(symbols.map(identityOf));
  const name = symbols[0]?.name;
  const mentions: Mention[] = [];
  for (const document of model.documents.values()) {
    for (const mention of mentionsIn(model, document, name)) {
      if (mention.symbols.some((symbol) => wanted.has(identityOf(symbol)))) mentions.push(mention);
    }
  }
  return mentions;
}
