import type { FolderReference } from './records.ts';
import type { SandboxStore } from './store.ts';
import { lineage } from './tree.ts';

/** The workspace that every instance has. */
export const defaultWorkspace = 'Default';

/** The name of the workspace that a place lies in; undefined: a root, which belongs to all of them. */
export function workspaceOf(store: SandboxStore, place: FolderReference): string | undefined {
  const [, zone] = lineage(store, place).toReversed();
  return zone?.type === 'Folder' ? store.folders.get(zone.id)?.name : undefined;
}

/** The workspace as records name it. */
export function workspaceNameOf(store: SandboxStore, place: FolderReference): string {
  return workspaceOf(store, place) ?? defaultWorkspace;
}

/** All workspaces, the default one first. */
export function workspacesOf(store: SandboxStore): readonly string[] {
  const names = [...store.folders.values()]
    .filter(({ folderType, parent }) => folderType === 'Zone' && parent !== undefined)
    .map(({ name }) => name);
  return [...new Set([defaultWorkspace, ...names])];
}

/** The number by which some records name the workspace; that of the default one is 1. */
export function accessZoneIdOf(store: SandboxStore, place: FolderReference): number {
  return Math.max(0, workspacesOf(store).indexOf(workspaceNameOf(store, place))) + 1;
}
