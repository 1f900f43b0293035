import { all, success, type Answer } from './answer.ts';
import type { FolderReference } from './endpoints/records.ts';
import type { FoundFolder } from './read-folders.ts';

export interface Browsed<T> {
  readonly assets: readonly T[];
  readonly reachesIn: boolean;
}

/**
 * Assets of a program, those in its folders included. Whether browsing a program reaches into its folders is not
 * documented: if nothing came from there, the folders are browsed one by one.
 */
export async function everywhere<
  T extends { readonly id: number; readonly folder?: FolderReference | null | undefined },
>(
  program: number,
  folders: readonly FoundFolder[],
  browse: (folder: FolderReference) => Promise<Answer<readonly T[]>>,
  isKnownToReachIn = false,
): Promise<Answer<Browsed<T>>> {
  const direct = await browse({ id: program, type: 'Program' });
  if (direct.kind !== 'success') return direct;
  const reachesIn = isKnownToReachIn || direct.result.some(({ folder }) => folder?.type === 'Folder');
  if (reachesIn) return success({ assets: direct.result, reachesIn });
  const inside = all(await Promise.all(folders.map(({ id }) => browse({ id, type: 'Folder' }))));
  if (inside.kind !== 'success') return inside;
  const byId = new Map([...direct.result, ...inside.result.flat()].map((asset) => [asset.id, asset]));
  return success({ assets: [...byId.values()], reachesIn });
}

/** Names of the folders inside the program that an asset lies in; empty: directly below it. */
export const placeOf = (folder: FolderReference, folders: readonly FoundFolder[]): readonly string[] =>
  folder.type === 'Program' ? [] : (folders.find(({ id }) => id === folder.id)?.path ?? []);
