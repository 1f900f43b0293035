import type { BoundCampaign, CampaignSymbol, Document, FileSymbols, Model } from '../model/index.ts';
import { remembered } from './remembered.ts';

/**
 * Gathers what the files of a workspace have of something, file by file. What a file has is found once: after an edit, a
 * rule that is about few things in few files must not look at all the others again.
 */
export function fromFiles<T>(find: (symbols: FileSymbols) => readonly T[]): (model: Model) => readonly T[] {
  const known = new WeakMap<Document, readonly T[]>();
  return (model) => {
    const all: T[] = [];
    for (const document of model.documents.values()) {
      const own = remembered(known, document, () => find(model.declaredIn(document)));
      for (const one of own) all.push(one);
    }
    return all;
  };
}

/** What the campaigns have of something by themselves, in the order of the files. */
export function fromCampaigns<T>(
  find: (campaign: CampaignSymbol) => readonly T[],
): (model: Model) => readonly T[] {
  const own = perSymbol(find);
  return fromFiles((symbols) => symbols.of('campaign').flatMap(own));
}

/** The campaigns of which something holds by themselves, in the order of the files. */
export function campaignsThat(
  holds: (bound: BoundCampaign) => boolean,
): (model: Model) => readonly CampaignSymbol[] {
  return fromCampaigns((campaign) => (holds(campaign.bound) ? [campaign] : []));
}

/** The same by a key: the others are not looked at. */
export function fromCampaignsBy<T>(
  find: (campaign: CampaignSymbol) => readonly T[],
  keyOf: (one: T) => string,
): (model: Model, key: string) => readonly T[] {
  const own = perSymbol(find);
  return fromFilesBy((symbols) => symbols.of('campaign').flatMap(own), keyOf);
}

function perSymbol<T>(find: (campaign: CampaignSymbol) => readonly T[]) {
  const known = new WeakMap<CampaignSymbol, readonly T[]>();
  return (campaign: CampaignSymbol) => remembered(known, campaign, () => find(campaign));
}

export function fromFilesBy<T>(
  find: (symbols: FileSymbols) => readonly T[],
  keyOf: (one: T) => string,
): (model: Model, key: string) => readonly T[] {
  const known = new WeakMap<Document, ReadonlyMap<string, readonly T[]>>();
  return (model, key) => {
    const all: T[] = [];
    for (const document of model.documents.values()) {
      const index = remembered(known, document, () => Map.groupBy(find(model.declaredIn(document)), keyOf));
      const own = index.get(key);
      if (own !== undefined) for (const one of own) all.push(one);
    }
    return all;
  };
}
