import { cloneParameters } from './clone-parameters.ts';
import type { Instance } from '../instance.ts';
import { nothing, success, type Answer } from '../protocol/answer.ts';
import { act, get, post, readAssets, writeAssets, type Endpoint } from '../protocol/endpoint.ts';
import {
  boolean,
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
import { copyRules } from '../conditions/copy-rules.ts';
import { rulesView } from '../conditions/rules-view.ts';
import { isInUse } from '../store/links.ts';
import type { FolderReference, SmartList } from '../store/records.ts';
import { browsed, isTaken, localAssetProblem } from './local-asset.ts';
import { assetPage, assetPageOf } from './paging.ts';
import { workspaceNameOf } from '../store/workspaces.ts';

const base = '/rest/asset/v1';

export const smartListEndpoints: readonly Endpoint[] = [
  get({
    path: `${base}/smartList/byName.json`,
    permissions: readAssets,
    parameters: { name: required(query(name(255))) },
    handle: (instance, { name }) => {
      const list = ownLists(instance).find((candidate) => candidate.name === name);
      return list === undefined ? nothing : success(smartListView(instance, list, false));
    },
  }),
  get({
    path: `${base}/smartList/{id}.json`,
    permissions: readAssets,
    parameters: { id: path(integer), includeRules: query(boolean) },
    handle: (instance, { id, includeRules }) => {
      const list = instance.store.smartLists.get(id);
      return list === undefined ? nothing : success(smartListView(instance, list, includeRules ?? false));
    },
  }),
  get({
    path: `${base}/smartCampaign/{id}/smartList.json`,
    permissions: readAssets,
    parameters: { id: path(integer), includeRules: query(boolean) },
    handle: (instance, { id, includeRules }) => {
      const campaign = instance.store.campaigns.get(id);
      const list = campaign === undefined ? undefined : instance.store.smartLists.get(campaign.smartListId);
      return list === undefined ? nothing : success(smartListView(instance, list, includeRules ?? false));
    },
  }),
  get({
    path: `${base}/smartLists.json`,
    permissions: readAssets,
    parameters: {
      folder: query(folderReference),
      earliestUpdatedAt: query(instant),
      latestUpdatedAt: query(instant),
      ...assetPage,
    },
    handle: (instance, filter) => {
      const lists = browsed(instance, ownLists(instance), filter);
      return assetPageOf(instance, lists, filter, (list) => smartListView(instance, list, false));
    },
  }),
  // The specification declares a JSON body and a form's content type for one operation: both are taken.
  post('form or json', {
    path: `${base}/smartLists.json`,
    permissions: writeAssets,
    rulesAndFlow: true,
    parameters: {
      name: required(form(name(255))),
      folder: required(form(folderReference)),
      description: form(text(2000)),
    },
    handle: (instance, { name, folder, description }) =>
      addList(instance, name, folder, description ?? '', undefined),
  }),
  post('form', {
    path: `${base}/smartList/{id}/clone.json`,
    permissions: writeAssets,
    parameters: cloneParameters,
    handle: (instance, { id, name, folder, description }) => {
      const original = instance.store.smartLists.get(id);
      if (original === undefined || original.campaignId !== undefined) return notFound('Smart List');
      return addList(instance, name, folder, description ?? '', original);
    },
  }),
  act({
    path: `${base}/smartList/{id}/delete.json`,
    permissions: writeAssets,
    parameters: { id: path(integer) },
    handle: (instance, { id }) => {
      const list = instance.store.smartLists.get(id);
      if (list === undefined || list.campaignId !== undefined) return notFound('Smart List');
      if (isInUse(instance, { kind: 'smart list', id })) {
        return ruleViolated(`Smart List ${list.name} is in use`);
      }
      instance.store.smartLists.delete(id);
      return success({ id });
    },
  }),
];

function addList(
  instance: Instance,
  name: string,
  folder: FolderReference,
  description: string,
  original: SmartList | undefined,
): Answer {
  const refusal = localAssetProblem(instance, folder, 'smart list');
  if (refusal !== undefined) return refusal;
  if (isTaken(instance, ownLists(instance), folder, name, undefined)) return nameTaken('Smart List');
  const list = emptySmartList(instance, name, folder, undefined);
  list.description = description;
  if (original !== undefined) copyRules(instance.store, original, list);
  instance.store.smartLists.set(list.id, list);
  return success(smartListView(instance, list, false));
}

/** A list without rules, not yet in the store. */
export function emptySmartList(
  instance: Instance,
  name: string,
  folder: FolderReference,
  campaignId: number | undefined,
): SmartList {
  const now = instance.clock();
  return {
    id: instance.store.nextId('smartList'),
    name,
    description: '',
    folder,
    campaignId,
    matchType: 'all',
    customLogic: '',
    triggers: [],
    filters: [],
    createdAt: now,
    updatedAt: now,
  };
}

/** Lists that people made as such; a campaign's own list is reached through its campaign or by id. */
function ownLists(instance: Instance): SmartList[] {
  return [...instance.store.smartLists.values()].filter((list) => list.campaignId === undefined);
}

export function smartListView(
  instance: Instance,
  list: SmartList,
  withRules: boolean,
): Record<string, unknown> {
  return {
    id: list.id,
    name: list.name,
    description: list.description,
    createdAt: assetTime(list.createdAt),
    updatedAt: assetTime(list.updatedAt),
    url: `${instance.appUrl}/#SL${list.id}A1`,
    folder: list.folder,
    workspace: workspaceNameOf(instance.store, list.folder),
    ...(withRules ? { rules: rulesView(instance, list) } : {}),
  };
}
