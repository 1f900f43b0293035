import { type Catalogue, catalogue as standardCatalogue } from '../catalogue/index.ts';
import { parse } from '../syntax/index.ts';
import { createBinder } from './bind/index.ts';
import { createDocument, type Document } from './document.ts';
import type { FileSymbols } from './file-symbols.ts';
import { gatherSymbols } from './gather.ts';
import { assembleModel, type Model } from './model.ts';
import type { Names } from './names.ts';

/** The files of a workspace as they change. `model()` is the state of now; unchanged files and declarations are not looked at again. */
export interface Workspace {
  set(uri: string, text: string, version?: number): Document;
  remove(uri: string): void;
  document(uri: string): Document | undefined;
  readonly uris: readonly string[];
  model(): Model;
}

export function createWorkspace(catalogue: Catalogue = standardCatalogue): Workspace {
  const binder = createBinder(catalogue);
  const documents = new Map<string, Document>();
  /** By file: whoever is edited keeps their place, as the first declaration of a name counts. */
  const symbols = new Map<string, FileSymbols>();
  let names: Names | undefined;
  let model: Model | undefined;
  return {
    set(uri, text, version = 0) {
      const before = documents.get(uri);
      if (before !== undefined && before.text === text && before.version === version) return before;
      model = undefined;
      const document = createDocument(uri, version, parse(text, before?.parsed));
      documents.set(uri, document);
      symbols.set(uri, gatherSymbols(document, binder, symbols.get(uri)));
      return document;
    },
    remove(uri) {
      model = undefined;
      documents.delete(uri);
      symbols.delete(uri);
    },
    document: (uri) => documents.get(uri),
    get uris() {
      return [...documents.keys()];
    },
    model() {
      model ??= assembleModel(new Map(documents), new Map(symbols), binder, names);
      ({ names } = model);
      return model;
    },
  };
}
