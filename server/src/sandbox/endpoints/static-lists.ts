import type { Instance } from '../instance.ts';
import { nothing, refused, success, type Refused } from '../protocol/answer.ts';
import { act, get, post, readAssets, writeAssets, type Endpoint } from '../protocol/endpoint.ts';
import {
  folderReference,
  form,
  instant,
  integer,
  name,
  path,
  query,
  required,
  text,
} from '../protocol/parameter.ts';
import { nameTaken, notFound, ruleViolated } from '../protocol/refusals.ts';
import { assetTime } from '../protocol/time.ts';
import { isInUse } from '../store/links.ts';
import type { StaticList } from '../store/records.ts';
import { browsed, localAssetProblem } from './local-asset.ts';
import { assetPage, assetPageOf } from './paging.ts';
import { workspaceNameOf } from '../store/workspaces.ts';

const base = '/rest/asset/v1';

/** A list that is not there is an error by id and a warning by name; both were seen on real instances. */
const listNotFound = refused(702, 'Static List not found or it has been deleted');

export const staticListEndpoints: readonly Endpoint[] = [
  get({
    path: `${base}/staticList/byName.json`,
    permissions: readAssets,
    parameters: { name: required(query(name(255))) },
    handle: (instance, { name }) => {
      const list = listNamed(instance, name);
      return list === undefined ? nothing : success(staticListView(instance, list));
    },
  }),
  get({
    path: `${base}/staticList/{id}.json`,
    permissions: readAssets,
    parameters: { id: path(integer) },
    handle: (instance, { id }) => {
      const list = instance.store.staticLists.get(id);
      return list === undefined ? listNotFound : success(staticListView(instance, list));
    },
  }),
  get({
    path: `${base}/staticLists.json`,
    permissions: readAssets,
    parameters: {
      folder: query(folderReference),
      earliestUpdatedAt: query(instant),
      latestUpdatedAt: query(instant),
      ...assetPage,
    },
    handle: (instance, filter) => {
      const lists = browsed(instance, instance.store.staticLists.values(), filter);
      return assetPageOf(instance, lists, filter, (list) => staticListView(instance, list));
    },
  }),
  post('form', {
    path: `${base}/staticLists.json`,
    permissions: writeAssets,
    parameters: {
      folder: required(form(folderReference)),
      name: required(form(name(255))),
      description: form(text(2000)),
    },
    handle: (instance, { folder, name, description }) => {
      const refusal = localAssetProblem(instance, folder, 'list') ?? takenProblem(instance, name, undefined);
      if (refusal !== undefined) return refusal;
      const now = instance.clock();
      const id = instance.store.nextId('staticList');
      const list: StaticList = {
        id,
        name,
        description: description ?? '',
        folder,
        createdAt: now,
        updatedAt: now,
      };
      instance.store.staticLists.set(id, list);
      return success(staticListView(instance, list));
    },
  }),
  post('form', {
    path: `${base}/staticList/{id}.json`,
    permissions: writeAssets,
    parameters: { id: path(integer), name: form(name(255)), description: form(text(2000)) },
    handle: (instance, { id, name, description }) => {
      const list = instance.store.staticLists.get(id);
      if (list === undefined) return listNotFound;
      const refusal = name === undefined ? undefined : takenProblem(instance, name, id);
      if (refusal !== undefined) return refusal;
      list.name = name ?? list.name;
      list.description = description ?? list.description;
      list.updatedAt = instance.clock();
      return success(staticListView(instance, list));
    },
  }),
  act({
    path: `${base}/staticList/{id}/delete.json`,
    permissions: writeAssets,
    parameters: { id: path(integer) },
    handle: (instance, { id }) => {
      const list = instance.store.staticLists.get(id);
      if (list === undefined) return notFound('Static List');
      if (isInUse(instance, { kind: 'static list', id })) {
        return ruleViolated(`Static List ${list.name} is in use`);
      }
      instance.store.staticLists.delete(id);
      return success({ id });
    },
  }),
];

function listNamed(instance: Instance, name: string): StaticList | undefined {
  return [...instance.store.staticLists.values()].find((list) => list.name === name);
}

function takenProblem(instance: Instance, name: string, except: number | undefined): Refused | undefined {
  const namesake = listNamed(instance, name);
  return namesake === undefined || namesake.id === except ? undefined : nameTaken('Static List');
}

function staticListView(instance: Instance, list: StaticList): Record<string, unknown> {
  const url = `${instance.appUrl}/#ST${list.id}A1`;
  return {
    id: list.id,
    name: list.name,
    description: list.description,
    createdAt: assetTime(list.createdAt),
    updatedAt: assetTime(list.updatedAt),
    folder: list.folder,
    workspace: workspaceNameOf(instance.store, list.folder),
    url,
    computedUrl: url,
  };
}
