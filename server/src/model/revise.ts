import { parse } from '../syntax/index.ts';
import type { Binder } from './bind/index.ts';
import { createDocument } from './document.ts';
import { gatherSymbols } from './gather.ts';
import { assembleModel, type Model } from './model.ts';

/**
 * The model as it would be, were some of its files written otherwise. Nothing happens to the model itself; what both
 * have in common is the same object in both, so whatever is known of a declaration is known of it there, too.
 */
export function revise(model: Model, texts: ReadonlyMap<string, string>): Model {
  const documents = new Map(
    [...model.documents].map(([uri, document]) => {
      const text = texts.get(uri);
      if (text === undefined || text === document.text) return [uri, document] as const;
      return [uri, createDocument(uri, document.version, parse(text, document.parsed))] as const;
    }),
  );
  const bind = ((declaration) => model.bound(declaration)) as Binder['bind'];
  const binder: Binder = { catalogue: model.catalogue, bind };
  const symbols = new Map(
    Array.from(documents, ([uri, document]) => {
      const isSame = model.documents.get(uri) === document;
      return [uri, isSame ? model.declaredIn(document) : gatherSymbols(document, binder)] as const;
    }),
  );
  return assembleModel(documents, symbols, binder, model.names);
}
