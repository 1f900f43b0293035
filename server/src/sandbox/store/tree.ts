import type { Area, Folder, FolderReference, Program } from './records.ts';
import type { SandboxStore } from './store.ts';

/** Folders and programs as one tree: where a thing hangs, and what hangs below it. */

export function folderAt(store: SandboxStore, place: FolderReference): Folder | Program | undefined {
  return place.type === 'Folder' ? store.folders.get(place.id) : store.programs.get(place.id);
}

export function parentOf(store: SandboxStore, place: FolderReference): FolderReference | undefined {
  return place.type === 'Folder' ? store.folders.get(place.id)?.parent : store.programs.get(place.id)?.folder;
}

/** The place itself and everything above it, innermost first. */
export function lineage(store: SandboxStore, place: FolderReference): FolderReference[] {
  const line: FolderReference[] = [];
  for (let at: FolderReference | undefined = place; at !== undefined; at = parentOf(store, at)) line.push(at);
  return line;
}

/** `/Marketing Activities/Default/Operations`. */
export function pathOf(store: SandboxStore, place: FolderReference): string {
  const names = lineage(store, place).map((at) => folderAt(store, at)?.name ?? '');
  return `/${names.toReversed().join('/')}`;
}

/** The program that a place lies in; the innermost one of nested programs. */
export function programAbove(store: SandboxStore, place: FolderReference): Program | undefined {
  const inside = lineage(store, place).find((at) => at.type === 'Program');
  return inside === undefined ? undefined : store.programs.get(inside.id);
}

export function areaOf(store: SandboxStore, place: FolderReference): Area {
  const folder = lineage(store, place).find((at) => at.type === 'Folder');
  return (folder === undefined ? undefined : store.folders.get(folder.id)?.area) ?? 'marketing';
}

/** A root or a workspace's own folder: Marketo's folder type `Zone`. */
export function isZone(store: SandboxStore, place: FolderReference): boolean {
  return place.type === 'Folder' && store.folders.get(place.id)?.folderType === 'Zone';
}

export function samePlace(one: FolderReference, other: FolderReference): boolean {
  return one.id === other.id && one.type === other.type;
}

/** Folders and programs directly below, folders first, in the order of their creation. */
export function childFolders(store: SandboxStore, place: FolderReference): FolderReference[] {
  const below: FolderReference[] = [];
  for (const folder of store.folders.values()) {
    if (folder.parent !== undefined && samePlace(folder.parent, place))
      below.push({ id: folder.id, type: 'Folder' });
  }
  for (const program of store.programs.values()) {
    if (samePlace(program.folder, place)) below.push({ id: program.id, type: 'Program' });
  }
  return below;
}

/** The place and what lies below it, parents before children, down to `depth` levels. */
export function descend(store: SandboxStore, place: FolderReference, depth: number): FolderReference[] {
  const seen: FolderReference[] = [];
  const pending: { readonly at: FolderReference; readonly level: number }[] = [{ at: place, level: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { at, level } = next;
    seen.push(at);
    if (level === depth) continue;
    const below = childFolders(store, at).map((child) => ({ at: child, level: level + 1 }));
    pending.push(...below.toReversed());
  }
  return seen;
}

/** Where a local asset's name must be unique: its program, or else its folder. */
export function containerOf(store: SandboxStore, place: FolderReference): FolderReference {
  const program = programAbove(store, place);
  return program === undefined ? place : { id: program.id, type: 'Program' };
}

export interface Content {
  readonly id: number;
  readonly type: string;
}

/** What lies directly in a folder or program. A campaign's own smart list is part of the campaign. */
export function contentOf(store: SandboxStore, place: FolderReference): Content[] {
  const here = (asset: { readonly folder: FolderReference }): boolean => samePlace(asset.folder, place);
  const ids = (assets: readonly { readonly id: number }[], type: string): Content[] =>
    assets.map(({ id }) => ({ id, type }));
  return [
    ...childFolders(store, place),
    ...ids([...store.campaigns.values()].filter(here), 'Smart Campaign'),
    ...ids(
      [...store.smartLists.values()].filter((list) => list.campaignId === undefined && here(list)),
      'Smart List',
    ),
    ...ids([...store.staticLists.values()].filter(here), 'List'),
  ];
}
