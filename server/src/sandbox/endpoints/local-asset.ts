import type { Instance } from '../instance.ts';
import type { Refused } from '../protocol/answer.ts';
import { parentNotFound, wrongFolderKind } from '../protocol/refusals.ts';
import type { FolderReference } from '../store/records.ts';
import { areaOf, containerOf, folderAt, isZone, lineage, programAbove, samePlace } from '../store/tree.ts';

/** Lists and campaigns: where they may lie, where their names are unique, how they are browsed. */

export type LocalKind = 'list' | 'smart list' | 'campaign';

/**
 * Lists live in programs or in the folders of the Lead Database made for them; campaigns in programs or in folders of
 * Marketing Activities. Nothing lies directly in a workspace.
 */
export function localAssetProblem(
  instance: Instance,
  place: FolderReference,
  kind: LocalKind,
): Refused | undefined {
  const { store } = instance;
  if (folderAt(store, place) === undefined) return parentNotFound;
  const area = areaOf(store, place);
  const inProgram = programAbove(store, place) !== undefined;
  const fits = kind === 'campaign' ? area === 'marketing' : inProgram || area === 'database';
  return fits && !isZone(store, place) ? undefined : wrongFolderKind(kind);
}

interface Local {
  readonly id: number;
  readonly name: string;
  readonly folder: FolderReference;
  readonly updatedAt: number;
}

/** Whether another asset of the kind has the name in the same program, or in the same folder outside of programs. */
export function isTaken(
  instance: Instance,
  assets: Iterable<Local>,
  place: FolderReference,
  name: string,
  except: number | undefined,
): boolean {
  const container = containerOf(instance.store, place);
  for (const asset of assets) {
    if (asset.name !== name || asset.id === except) continue;
    if (samePlace(containerOf(instance.store, asset.folder), container)) return true;
  }
  return false;
}

interface Filter {
  readonly folder: FolderReference | undefined;
  readonly earliestUpdatedAt: number | undefined;
  readonly latestUpdatedAt: number | undefined;
}

/** Assets in a folder or program that changed within a span of time. */
export function browsed<T extends Local>(instance: Instance, assets: Iterable<T>, filter: Filter): T[] {
  const { folder, earliestUpdatedAt = -Infinity, latestUpdatedAt = Infinity } = filter;
  const places = (asset: T): readonly FolderReference[] =>
    instance.readings.browse === 'direct' ? [asset.folder] : lineage(instance.store, asset.folder);
  return [...assets].filter(
    (asset) =>
      asset.updatedAt >= earliestUpdatedAt &&
      asset.updatedAt <= latestUpdatedAt &&
      (folder === undefined || places(asset).some((place) => samePlace(place, folder))),
  );
}
