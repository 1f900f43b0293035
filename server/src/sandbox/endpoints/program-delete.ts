import type { Instance } from '../instance.ts';
import { success, type Answer } from '../protocol/answer.ts';
import { notFound, ruleViolated } from '../protocol/refusals.ts';
import { usesOf } from '../store/links.ts';
import type { AssetLink, FolderReference } from '../store/records.ts';
import { descend, samePlace } from '../store/tree.ts';

/** A program takes its content along, unless something outside uses it or one of its campaigns is active. */
export function deleteProgram(instance: Instance, id: number): Answer {
  const { store } = instance;
  if (!store.programs.has(id)) return notFound('Program');
  const places = descend(store, { id, type: 'Program' }, Infinity);
  const inside = (asset: { readonly folder: FolderReference }): boolean =>
    places.some((place) => samePlace(place, asset.folder));
  const campaigns = [...store.campaigns.values()].filter(inside);
  const smartLists = [...store.smartLists.values()].filter(inside);
  const staticLists = [...store.staticLists.values()].filter(inside);
  const links: AssetLink[] = [
    ...places
      .filter(({ type }) => type === 'Program')
      .map((place) => ({ kind: 'program' as const, id: place.id })),
    ...campaigns.map((campaign) => ({ kind: 'campaign' as const, id: campaign.id })),
    ...smartLists.map((list) => ({ kind: 'smart list' as const, id: list.id })),
    ...staticLists.map((list) => ({ kind: 'static list' as const, id: list.id })),
  ];
  const usedOutside =
    instance.readings.deleteInUse === 'refuse' &&
    links.some((link) => usesOf(store, link).some(({ user }) => !inside(user)));
  if (usedOutside || campaigns.some((campaign) => campaign.isActive)) {
    return ruleViolated('Cannot delete program. The assets are in use elsewhere or not deletable');
  }
  for (const campaign of campaigns) store.campaigns.delete(campaign.id);
  for (const list of smartLists) store.smartLists.delete(list.id);
  for (const list of staticLists) store.staticLists.delete(list.id);
  for (const place of places) {
    store.tokensOf(place).clear();
    if (place.type === 'Folder') store.folders.delete(place.id);
    else store.programs.delete(place.id);
  }
  return success({ id });
}
