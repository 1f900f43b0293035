import type { Instance } from '../instance.ts';
import { found, nothing, success, type Answer, type Refused } from '../protocol/answer.ts';
import { get, post, readAssets, writeAssets, type Endpoint } from '../protocol/endpoint.ts';
import {
  boolean,
  folderReference,
  folderType,
  form,
  integer,
  name,
  path,
  query,
  required,
  text,
} from '../protocol/parameter.ts';
import {
  folderUnavailable,
  invalidRequest,
  nameTaken,
  notFound,
  parentNotFound,
  ruleViolated,
  wrongFolderKind,
} from '../protocol/refusals.ts';
import type { Folder, FolderReference } from '../store/records.ts';
import { childFolders, contentOf, descend, folderAt, parentOf, samePlace } from '../store/tree.ts';
import { workspaceNameOf, workspacesOf } from '../store/workspaces.ts';
import { folderView } from './folder-view.ts';
import { assetPage, assetPageOf } from './paging.ts';

const base = '/rest/asset/v1';

/** Folders. A program can be read here as a folder of type Program; it is made and changed by its own calls. */
export const folderEndpoints: readonly Endpoint[] = [
  get({
    path: `${base}/folder/byName.json`,
    permissions: readAssets,
    parameters: {
      name: required(query(name(255))),
      type: query(text()),
      root: query(folderReference),
      workSpace: query(text(), 'workspace'),
    },
    handle: (instance, { name, type, root, workSpace }) => {
      if (type !== undefined && type !== 'Folder' && type !== 'Program') return invalidRequest;
      if (root !== undefined && type === undefined) return invalidRequest;
      if (!isWorkspace(instance, workSpace)) return folderUnavailable;
      const within = root === undefined ? everywhere(instance) : descend(instance.store, root, Infinity);
      const matches = within.filter(
        (place) =>
          isIn(instance, place, workSpace) &&
          place.type === 'Folder' &&
          type !== 'Program' &&
          folderAt(instance.store, place)?.name === name,
      );
      return found(matches.map((place) => folderView(instance, place, 'FOLDER')));
    },
  }),
  get({
    path: `${base}/folder/{id}.json`,
    permissions: readAssets,
    parameters: { id: path(integer), type: required(query(folderType)) },
    handle: (instance, { id, type }) => {
      const place = { id, type };
      return folderAt(instance.store, place) === undefined
        ? nothing
        : success(folderView(instance, place, 'Folder'));
    },
  }),
  get({
    path: `${base}/folders.json`,
    permissions: readAssets,
    parameters: {
      root: query(folderReference),
      maxDepth: query(integer),
      workSpace: query(text(), 'workspace'),
      ...assetPage,
    },
    handle: (instance, { root, maxDepth, workSpace, ...page }) => {
      if (!isWorkspace(instance, workSpace)) return folderUnavailable;
      if (root !== undefined && folderAt(instance.store, root) === undefined) return nothing;
      const depth = Math.max(0, maxDepth ?? 2);
      const roots = root === undefined ? rootsOf(instance) : [root];
      const places = roots
        .flatMap((place) => descend(instance.store, place, depth))
        .filter((place) => isIn(instance, place, workSpace));
      return assetPageOf(instance, places, page, (place) => folderView(instance, place, 'Folder'));
    },
  }),
  get({
    path: `${base}/folder/{id}/content.json`,
    permissions: readAssets,
    parameters: { id: path(integer), type: required(query(folderType)), ...assetPage },
    handle: (instance, { id, type, ...page }) => {
      const place = { id, type };
      if (folderAt(instance.store, place) === undefined) return nothing;
      return assetPageOf(instance, contentOf(instance.store, place), page, (item) => item);
    },
  }),
  post('form', {
    path: `${base}/folders.json`,
    permissions: writeAssets,
    parameters: {
      name: required(form(name(255))),
      parent: required(form(folderReference)),
      description: form(text(2000)),
    },
    handle: (instance, { name, parent, description }) =>
      createFolder(instance, name, parent, description ?? ''),
  }),
  post('form', {
    path: `${base}/folder/{id}.json`,
    permissions: writeAssets,
    parameters: {
      id: path(integer),
      type: required(form(folderType)),
      name: form(name(255)),
      description: form(text(2000)),
      isArchive: form(boolean),
    },
    handle: (instance, { id, type, ...changes }) => updateFolder(instance, { id, type }, changes),
  }),
  post('form', {
    path: `${base}/folder/{id}/delete.json`,
    permissions: writeAssets,
    parameters: { id: path(integer), type: required(form(folderType)) },
    handle: (instance, { id, type }) => deleteFolder(instance, { id, type }),
  }),
];

function isWorkspace({ store }: Instance, name: string | undefined): boolean {
  return name === undefined || workspacesOf(store).includes(name);
}

function isIn({ store }: Instance, place: FolderReference, workspace: string | undefined): boolean {
  return workspace === undefined || workspaceNameOf(store, place) === workspace;
}

function createFolder(
  instance: Instance,
  name: string,
  parent: FolderReference,
  description: string,
): Answer {
  const { store } = instance;
  const above = folderAt(store, parent);
  if (above === undefined) return parentNotFound;
  if ('area' in above && !takesFolders(above))
    return wrongFolderKind(`a folder directly under ${above.name}`);
  if (siblingNamed(instance, parent, name, undefined)) return nameTaken('Folder');
  const now = instance.clock();
  const id = store.nextId('folder');
  const inherited = 'area' in above && above.folderType !== 'Zone' ? above.folderType : 'Marketing Folder';
  store.folders.set(id, {
    id,
    name,
    description,
    area: 'area' in above ? above.area : 'marketing',
    parent,
    folderType: inherited,
    isSystem: false,
    isArchive: false,
    createdAt: now,
    updatedAt: now,
  });
  return success(folderView(instance, { id, type: 'Folder' }, 'FOLDER'));
}

/**
 * Nothing is made directly under a root, and the other areas sort their folders by kind below the workspace's own.
 * Only Marketing Activities takes folders right below it.
 */
function takesFolders(folder: Folder): boolean {
  if (folder.folderType !== 'Zone') return true;
  return folder.parent !== undefined && folder.area === 'marketing';
}

interface FolderChanges {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly isArchive: boolean | undefined;
}

function updateFolder(instance: Instance, place: FolderReference, changes: FolderChanges): Answer {
  const folder = ownFolder(instance, place, 'changed');
  if ('kind' in folder) return folder;
  const parent = parentOf(instance.store, place);
  if (changes.name !== undefined && parent !== undefined) {
    if (siblingNamed(instance, parent, changes.name, folder.id)) return nameTaken('Folder');
    folder.name = changes.name;
  }
  folder.description = changes.description ?? folder.description;
  folder.isArchive = changes.isArchive ?? folder.isArchive;
  if (changes.isArchive === true && instance.readings.archive === 'deactivates') stopBelow(instance, place);
  folder.updatedAt = instance.clock();
  return success(folderView(instance, place, 'FOLDER'));
}

/** Campaigns below an archived folder are switched off, and runs that are still to come are taken back. */
function stopBelow({ store }: Instance, place: FolderReference): void {
  const places = descend(store, place, Infinity);
  for (const campaign of store.campaigns.values()) {
    if (!places.some((below) => samePlace(below, campaign.folder))) continue;
    campaign.isActive = false;
    const done = campaign.scheduledRuns.filter((run) => run.done);
    campaign.scheduledRuns.splice(0, campaign.scheduledRuns.length, ...done);
  }
}

function deleteFolder(instance: Instance, place: FolderReference): Answer {
  if (place.type === 'Program' && instance.store.programs.has(place.id)) {
    return ruleViolated('Program Programs cant be deleted with Folder API');
  }
  const folder = ownFolder(instance, place, 'deleted');
  if ('kind' in folder) return folder;
  if (contentOf(instance.store, place).length > 0) return ruleViolated(`Folder ${folder.name} is not empty`);
  instance.store.folders.delete(folder.id);
  return success({ id: folder.id });
}

/** A folder that a call may change: not a program, not one of Marketo's own. */
function ownFolder(instance: Instance, place: FolderReference, verb: string): Folder | Refused {
  if (place.type === 'Program') {
    return instance.store.programs.has(place.id)
      ? ruleViolated(`Programs cannot be ${verb} with Folder API`)
      : notFound(`${place.id} Folder`);
  }
  const folder = instance.store.folders.get(place.id);
  if (folder === undefined) return notFound(`${place.id} Folder`);
  return folder.isSystem ? ruleViolated(`System folder ${folder.name} cannot be ${verb}`) : folder;
}

function siblingNamed(
  instance: Instance,
  parent: FolderReference,
  name: string,
  except: number | undefined,
): boolean {
  return childFolders(instance.store, parent).some(
    (place) =>
      place.type === 'Folder' && place.id !== except && folderAt(instance.store, place)?.name === name,
  );
}

function rootsOf(instance: Instance): FolderReference[] {
  const roots = [...instance.store.folders.values()].filter((folder) => folder.parent === undefined);
  return roots.map((folder) => ({ id: folder.id, type: 'Folder' }));
}

function everywhere(instance: Instance): FolderReference[] {
  return rootsOf(instance).flatMap((root) => descend(instance.store, root, Infinity));
}
