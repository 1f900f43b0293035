import type { Answer } from '../answer.ts';
import type { MarketoHttp } from '../http.ts';
import { folderParameter, writing } from './folders.ts';
import { browse, one, written } from './paging.ts';
import { smartListRecord, type FolderReference, type SmartListRecord } from './records.ts';

const asset = '/rest/asset/v1';
const permission = 'Read-Only Assets';
const includeRules = { includeRules: 'true' };

/** Without their rules. */
export function smartListsIn(
  http: MarketoHttp,
  folder: FolderReference,
): Promise<Answer<readonly SmartListRecord[]>> {
  const query = { folder: folderParameter(folder) };
  return browse(
    http,
    { method: 'GET', path: `${asset}/smartLists.json`, query, permission },
    smartListRecord,
  );
}

export function smartListById(http: MarketoHttp, id: number): Promise<Answer<SmartListRecord | undefined>> {
  const path = `${asset}/smartList/${id}.json`;
  return one(http, { method: 'GET', path, query: includeRules, permission }, smartListRecord);
}

/** The smart list of a campaign, by the campaign's id. */
export function smartListOfCampaign(
  http: MarketoHttp,
  campaign: number,
): Promise<Answer<SmartListRecord | undefined>> {
  const path = `${asset}/smartCampaign/${campaign}/smartList.json`;
  return one(http, { method: 'GET', path, query: includeRules, permission }, smartListRecord);
}

/** Empty: rules are added one by one. */
export function createSmartList(
  http: MarketoHttp,
  name: string,
  folder: FolderReference,
  description: string,
): Promise<Answer<SmartListRecord>> {
  const form = { name, folder: folderParameter(folder), ...(description !== '' && { description }) };
  return written(
    http,
    { method: 'POST', path: `${asset}/smartLists.json`, form, permission: writing },
    smartListRecord,
  );
}
