import type { Instance } from '../instance.ts';
import { assetTime } from '../protocol/time.ts';
import type { FolderReference, Program, ProgramType } from '../store/records.ts';
import { folderAt, parentOf, pathOf } from '../store/tree.ts';
import { accessZoneIdOf, workspaceNameOf } from '../store/workspaces.ts';

/**
 * The record of a folder, or of a program seen as a folder. Reads write the type `Folder`, other calls `FOLDER`, as
 * in Adobe's examples.
 */
export function folderView(
  instance: Instance,
  place: FolderReference,
  spelling: 'Folder' | 'FOLDER',
): Record<string, unknown> | undefined {
  const folder = folderAt(instance.store, place);
  if (folder === undefined) return undefined;
  const parent = parentOf(instance.store, place);
  const isProgram = 'channel' in folder;
  return {
    name: folder.name,
    description: folder.description,
    createdAt: assetTime(folder.createdAt),
    updatedAt: assetTime(folder.updatedAt),
    url: isProgram
      ? programUrl(instance, folder)
      : folder.isSystem
        ? null
        : `${instance.appUrl}/#MF${folder.id}A1`,
    folderId: spelled(place, spelling),
    folderType: isProgram ? programFolderTypes[folder.type] : folder.folderType,
    parent: parent === undefined ? null : spelled(parent, spelling),
    path: pathOf(instance.store, place),
    isArchive: isProgram ? false : folder.isArchive,
    isSystem: isProgram ? false : folder.isSystem,
    accessZoneId: accessZoneIdOf(instance.store, place),
    workspace: workspaceNameOf(instance.store, place),
    id: place.id,
  };
}

function spelled(place: FolderReference, spelling: 'Folder' | 'FOLDER'): Record<string, unknown> {
  return { id: place.id, type: spelling === 'FOLDER' ? place.type.toUpperCase() : place.type };
}

/** `https://…/#PG1107A1`: the letters tell the kind of program. */
export function programUrl(instance: Instance, program: Program): string {
  return `${instance.appUrl}/#${programLetters[program.type]}${program.id}A1`;
}

const programLetters: Readonly<Record<ProgramType, string>> = {
  Default: 'PG',
  Event: 'ME',
  'Event with Webinar': 'ME',
  Engagement: 'NP',
  Email: 'EBP',
};

const programFolderTypes: Readonly<Record<ProgramType, string>> = {
  Default: 'Marketing Program',
  Event: 'Marketing Event',
  'Event with Webinar': 'Marketing Event',
  Engagement: 'Nurture Program',
  Email: 'Email Batch Program',
};
