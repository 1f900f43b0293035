import type { CampaignSymbol, Document, FileSymbols, Model } from '../../model/index.ts';
import { remembered } from './remembered.ts';

/**
 * What was found in one file or campaign, each asker in its own slot. Dozens of rules ask after each edit, all of them
 * of all files: one look-up of each file's shelf serves them all.
 */
export type Shelf = unknown[];

let slots = 0;

export function createSlot<T>(): (shelf: Shelf, find: () => T) => T {
  const slot = slots;
  slots += 1;
  return (shelf, find) => (shelf[slot] ??= find()) as T;
}

interface FileShelf {
  readonly document: Document;
  readonly symbols: FileSymbols;
  readonly shelf: Shelf;
}

const byDocument = new WeakMap<Document, Shelf>();
const byCampaign = new WeakMap<CampaignSymbol, Shelf>();
const ofModels = new WeakMap<Model, readonly FileShelf[]>();
const ofFiles = new WeakMap<
  FileSymbols,
  readonly { readonly campaign: CampaignSymbol; readonly shelf: Shelf }[]
>();

export function shelvesOf(model: Model): readonly FileShelf[] {
  return remembered(ofModels, model, () =>
    Array.from(model.documents.values(), (document) => ({
      document,
      symbols: model.declaredIn(document),
      shelf: remembered(byDocument, document, () => []),
    })),
  );
}

export function campaignShelvesOf(symbols: FileSymbols) {
  return remembered(ofFiles, symbols, () =>
    symbols
      .of('campaign')
      .map((campaign) => ({ campaign, shelf: remembered(byCampaign, campaign, () => []) })),
  );
}
