import { cloneParameters } from './clone-parameters.ts';
import { flowProblems } from '../flow/check-flow.ts';
import { copyFlow } from '../flow/copy-flow.ts';
import type { Instance } from '../instance.ts';
import { nothing, success, type Answer, type Refused } from '../protocol/answer.ts';
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
import { ruleProblems } from '../conditions/check-rules.ts';
import { copyRules } from '../conditions/copy-rules.ts';
import { isInUse } from '../store/links.ts';
import type { Campaign, FolderReference } from '../store/records.ts';
import { campaignView } from './campaign-view.ts';
import { browsed, isTaken, localAssetProblem } from './local-asset.ts';
import { assetPage, assetPageOf } from './paging.ts';
import { emptySmartList } from './smart-lists.ts';

const base = '/rest/asset/v1';

export const campaignEndpoints: readonly Endpoint[] = [
  get({
    path: `${base}/smartCampaign/byName.json`,
    permissions: readAssets,
    parameters: { name: required(query(name(255))), includeFlowSteps: query(boolean) },
    handle: (instance, { name, includeFlowSteps }) => {
      // Names are unique within a program only; of several namesakes one answers.
      const campaign = [...instance.store.campaigns.values()].find((candidate) => candidate.name === name);
      return campaign === undefined
        ? nothing
        : success(campaignView(instance, campaign, includeFlowSteps ?? true));
    },
  }),
  get({
    path: `${base}/smartCampaign/{id}.json`,
    permissions: readAssets,
    parameters: { id: path(integer), includeFlowSteps: query(boolean) },
    handle: (instance, { id, includeFlowSteps }) => {
      const campaign = instance.store.campaigns.get(id);
      return campaign === undefined
        ? nothing
        : success(campaignView(instance, campaign, includeFlowSteps ?? true));
    },
  }),
  get({
    path: `${base}/smartCampaigns.json`,
    permissions: readAssets,
    parameters: {
      folder: query(folderReference),
      isActive: query(boolean),
      earliestUpdatedAt: query(instant),
      latestUpdatedAt: query(instant),
      ...assetPage,
    },
    handle: (instance, { isActive, ...filter }) => {
      const campaigns = browsed(instance, instance.store.campaigns.values(), filter).filter(
        (campaign) => isActive !== true || campaign.isActive,
      );
      return assetPageOf(instance, campaigns, filter, (campaign) => campaignView(instance, campaign, false));
    },
  }),
  post('form', {
    path: `${base}/smartCampaigns.json`,
    permissions: writeAssets,
    parameters: {
      name: required(form(name(255))),
      folder: required(form(folderReference)),
      description: form(text(2000)),
    },
    handle: (instance, { name, folder, description }) =>
      addCampaign(instance, name, folder, description ?? '', undefined),
  }),
  // The documentation sends a form, the specification JSON.
  post('form or json', {
    path: `${base}/smartCampaign/{id}.json`,
    permissions: writeAssets,
    parameters: { id: path(integer), name: form(name(255)), description: form(text(2000)) },
    handle: (instance, { id, name, description }) => {
      const campaign = instance.store.campaigns.get(id);
      if (campaign === undefined) return notFound('Smart Campaign');
      if (
        name !== undefined &&
        isTaken(instance, instance.store.campaigns.values(), campaign.folder, name, id)
      ) {
        return nameTaken('Smart Campaign');
      }
      campaign.name = name ?? campaign.name;
      campaign.description = description ?? campaign.description;
      campaign.updatedAt = instance.clock();
      return success(campaignView(instance, campaign, false));
    },
  }),
  post('form', {
    path: `${base}/smartCampaign/{id}/clone.json`,
    permissions: writeAssets,
    parameters: cloneParameters,
    handle: (instance, { id, name, folder, description }) => {
      const original = instance.store.campaigns.get(id);
      if (original === undefined) return notFound('Smart Campaign');
      return addCampaign(instance, name, folder, description ?? '', original);
    },
  }),
  act({
    path: `${base}/smartCampaign/{id}/delete.json`,
    permissions: writeAssets,
    parameters: { id: path(integer) },
    handle: (instance, { id }) => {
      const campaign = instance.store.campaigns.get(id);
      if (campaign === undefined) return notFound('Smart Campaign');
      const isHeld = campaign.isActive && instance.readings.deleteActive === 'refuse';
      if (isHeld || isInUse(instance, { kind: 'campaign', id }))
        return ruleViolated(`Smart Campaign ${campaign.name} is active or in use`);
      instance.store.campaigns.delete(id);
      instance.store.smartLists.delete(campaign.smartListId);
      return success({ id });
    },
  }),
  act({
    path: `${base}/smartCampaign/{id}/activate.json`,
    permissions: ['Activate Campaign'],
    parameters: { id: path(integer) },
    handle: (instance, { id }) => {
      const campaign = instance.store.campaigns.get(id);
      if (campaign === undefined) return notFound('Smart Campaign');
      const refusal = activationProblem(instance, campaign);
      if (refusal !== undefined) return refusal;
      campaign.isActive = true;
      return success({ id });
    },
  }),
  act({
    path: `${base}/smartCampaign/{id}/deactivate.json`,
    permissions: ['Deactivate Campaign'],
    parameters: { id: path(integer) },
    handle: (instance, { id }) => {
      const campaign = instance.store.campaigns.get(id);
      if (campaign === undefined) return notFound('Smart Campaign');
      if (!campaign.isActive) return ruleViolated(`Smart Campaign ${campaign.name} is not active`);
      campaign.isActive = false;
      return success({ id });
    },
  }),
];

function addCampaign(
  instance: Instance,
  name: string,
  folder: FolderReference,
  description: string,
  original: Campaign | undefined,
): Answer {
  const refusal = localAssetProblem(instance, folder, 'campaign');
  if (refusal !== undefined) return refusal;
  if (isTaken(instance, instance.store.campaigns.values(), folder, name, undefined)) {
    return nameTaken('Smart Campaign');
  }
  const campaign = makeCampaign(instance, name, folder, description);
  const list = instance.store.smartLists.get(campaign.smartListId);
  const originalList =
    original === undefined ? undefined : instance.store.smartLists.get(original.smartListId);
  if (list !== undefined && originalList !== undefined) copyRules(instance.store, originalList, list);
  if (original !== undefined) {
    copyFlow(instance.store, original, campaign);
    campaign.settings = original.settings;
  }
  return success(campaignView(instance, campaign, false));
}

/** A campaign with an empty smart list and an empty flow of its own, inactive. */
export function makeCampaign(
  instance: Instance,
  name: string,
  folder: FolderReference,
  description: string,
): Campaign {
  const { store } = instance;
  const id = store.nextId('campaign');
  const list = emptySmartList(instance, name, folder, id);
  const campaign: Campaign = {
    id,
    name,
    description,
    folder,
    smartListId: list.id,
    flowId: store.nextId('flow'),
    steps: [],
    isActive: false,
    settings: { qualification: { rule: 'once' }, executable: false, communicationLimits: false },
    scheduledRuns: [],
    createdAt: list.createdAt,
    updatedAt: list.updatedAt,
  };
  store.smartLists.set(list.id, list);
  store.campaigns.set(id, campaign);
  return campaign;
}

/**
 * Activation wants an inactive campaign with a trigger and a step, and no mistake anywhere. Adobe publishes neither
 * code nor text for a refusal.
 */
function activationProblem(instance: Instance, campaign: Campaign): Refused | undefined {
  const list = instance.store.smartLists.get(campaign.smartListId);
  const refuse = (why: string): Refused =>
    ruleViolated(`Smart Campaign ${campaign.name} cannot be activated: ${why}`);
  if (campaign.isActive) return refuse('it is already active');
  if (list === undefined || list.triggers.length === 0) return refuse('it has no trigger');
  if (campaign.steps.length === 0) return refuse('it has no flow step');
  const problem = [...ruleProblems(instance, list), ...flowProblems(instance, campaign)][0];
  return problem === undefined ? undefined : refuse(problem);
}
