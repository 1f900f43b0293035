import type { BoundCampaign, CampaignSymbol, FileSymbols, Model } from '../../model/index.ts';
import { campaignShelvesOf, createSlot, shelvesOf } from './shelves.ts';

/**
 * Gathers what the files of a workspace have of something, file by file. What a file has is found once: after an edit, a
 * rule that is about few things in few files must not look at all the others again.
 */
export function fromFiles<T>(find: (symbols: FileSymbols) => readonly T[]): (model: Model) => readonly T[] {
  const kept = createSlot<readonly T[]>();
  return (model) => {
    const all: T[] = [];
    for (const { symbols, shelf } of shelvesOf(model))
      for (const one of kept(shelf, () => find(symbols))) all.push(one);
    return all;
  };
}

/** What the campaigns have of something by themselves, in the order of the files. */
export function fromCampaigns<T>(
  find: (campaign: CampaignSymbol) => readonly T[],
): (model: Model) => readonly T[] {
  return fromFiles(ofEachCampaign(find));
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
  return fromFilesBy(ofEachCampaign(find), keyOf);
}

export function fromFilesBy<T>(
  find: (symbols: FileSymbols) => readonly T[],
  keyOf: (one: T) => string,
): (model: Model, key: string) => readonly T[] {
  const kept = createSlot<ReadonlyMap<string, readonly T[]>>();
  return (model, key) => {
    const all: T[] = [];
    for (const { symbols, shelf } of shelvesOf(model)) {
      const index = kept(shelf, () => Map.groupBy(find(symbols), keyOf));
      for (const one of index.get(key) ?? []) all.push(one);
    }
    return all;
  };
}

/** A campaign that an edit of its file has left alone is not looked at again, either. */
function ofEachCampaign<T>(find: (campaign: CampaignSymbol) => readonly T[]) {
  const kept = createSlot<readonly T[]>();
  return (symbols: FileSymbols): readonly T[] =>
    campaignShelvesOf(symbols).flatMap(({ campaign, shelf }) => kept(shelf, () => find(campaign)));
}
