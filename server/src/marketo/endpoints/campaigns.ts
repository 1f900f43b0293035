import { z } from 'zod';
import { success, type Answer } from '../answer.ts';
import type { Call, MarketoHttp } from '../http.ts';
import { folderParameter, writing } from './folders.ts';
import { browse, one, written } from './paging.ts';
import { campaignRecord, type CampaignRecord, type FolderReference } from './records.ts';

const asset = '/rest/asset/v1';
const permission = 'Read-Only Assets';

/** Clones wait for locks and copy a lot. Source: time limits of the asset API. */
const cloneTimeout = 300_000;

/** Without their flows. */
export function campaignsIn(
  http: MarketoHttp,
  folder: FolderReference,
): Promise<Answer<readonly CampaignRecord[]>> {
  const query = { folder: folderParameter(folder) };
  return browse(
    http,
    { method: 'GET', path: `${asset}/smartCampaigns.json`, query, permission },
    campaignRecord,
  );
}

/** With its flow, where the instance shows flows. */
export function campaignById(http: MarketoHttp, id: number): Promise<Answer<CampaignRecord | undefined>> {
  const path = `${asset}/smartCampaign/${id}.json`;
  return one(http, { method: 'GET', path, query: { includeFlowSteps: 'true' }, permission }, campaignRecord);
}

/** One of that name; names are unique inside a parent only, so another program may hold another. */
export function campaignNamed(http: MarketoHttp, name: string): Promise<Answer<CampaignRecord | undefined>> {
  const query = { name, includeFlowSteps: 'false' };
  return one(
    http,
    { method: 'GET', path: `${asset}/smartCampaign/byName.json`, query, permission },
    campaignRecord,
  );
}

export function createCampaign(
  http: MarketoHttp,
  name: string,
  folder: FolderReference,
  description: string,
): Promise<Answer<CampaignRecord>> {
  return written(
    http,
    posted('smartCampaigns.json', asset, {
      name,
      folder: folderParameter(folder),
      ...described(description),
    }),
    campaignRecord,
  );
}

export function cloneCampaign(
  http: MarketoHttp,
  source: number,
  name: string,
  folder: FolderReference,
  description: string,
): Promise<Answer<CampaignRecord>> {
  const form = { name, folder: folderParameter(folder), ...described(description) };
  const call = posted(`${source}/clone.json`, `${asset}/smartCampaign`, form);
  return written(http, { ...call, timeout: cloneTimeout }, campaignRecord);
}

/** Name and description are all that can be changed of a campaign itself. */
export function updateCampaign(
  http: MarketoHttp,
  id: number,
  change: { readonly name: string } | { readonly description: string },
): Promise<Answer<CampaignRecord>> {
  return written(http, posted(`${id}.json`, `${asset}/smartCampaign`, change), campaignRecord);
}

export function activateCampaign(http: MarketoHttp, id: number): Promise<Answer<undefined>> {
  const path = `${asset}/smartCampaign/${id}/activate.json`;
  return done(http, { method: 'POST', path, permission: 'Activate Campaign' });
}

export function deactivateCampaign(http: MarketoHttp, id: number): Promise<Answer<undefined>> {
  const path = `${asset}/smartCampaign/${id}/deactivate.json`;
  return done(http, { method: 'POST', path, permission: 'Deactivate Campaign' });
}

export function deleteCampaign(http: MarketoHttp, id: number): Promise<Answer<undefined>> {
  const path = `${asset}/smartCampaign/${id}/delete.json`;
  return done(http, { method: 'POST', path, permission: writing });
}

/** @param runAt ISO date-time. */
export function scheduleCampaign(http: MarketoHttp, id: number, runAt: string): Promise<Answer<undefined>> {
  const path = `/rest/v1/campaigns/${id}/schedule.json`;
  return done(http, { method: 'POST', path, json: { input: { runAt } }, permission: 'Execute Campaign' });
}

async function done(http: MarketoHttp, call: Call): Promise<Answer<undefined>> {
  const answer = await http.call(call, z.unknown());
  return answer.kind === 'success' ? success(undefined) : answer;
}

function posted(end: string, path: string, form: Readonly<Record<string, string>>): Call {
  return { method: 'POST', path: `${path}/${end}`, form, permission: writing };
}

const described = (description: string): Readonly<Record<string, string>> =>
  description === '' ? {} : { description };
