import type { Answer } from '../answer.ts';
import type { MarketoHttp } from '../http.ts';
import { browse, one, written } from './paging.ts';
import { folderRecord, type FolderRecord, type FolderReference } from './records.ts';

const asset = '/rest/asset/v1';
const reading = 'Read-Only Assets';
export const writing = 'Read-Write Assets';

/** Every folder of that name, wherever it lies. Source: folders page; programs are not found so. */
export async function foldersNamed(
  http: MarketoHttp,
  name: string,
): Promise<Answer<readonly FolderRecord[]>> {
  const call = {
    method: 'GET',
    path: `${asset}/folder/byName.json`,
    query: { name, type: 'Folder' },
    permission: reading,
  } as const;
  const page = await http.call(call, folderRecord);
  return page.kind === 'success' ? { kind: 'success', result: page.result.items } : page;
}

export function folderById(
  http: MarketoHttp,
  { id, type }: FolderReference,
): Promise<Answer<FolderRecord | undefined>> {
  return one(
    http,
    { method: 'GET', path: `${asset}/folder/${id}.json`, query: { type }, permission: reading },
    folderRecord,
  );
}

/** The folders below one, the root itself first. */
export function foldersBelow(
  http: MarketoHttp,
  root: FolderReference,
  depth: number,
): Promise<Answer<readonly FolderRecord[]>> {
  const query = { root: JSON.stringify({ id: root.id, type: root.type }), maxDepth: String(depth) };
  return browse(
    http,
    { method: 'GET', path: `${asset}/folders.json`, query, permission: reading },
    folderRecord,
  );
}

export function createFolder(
  http: MarketoHttp,
  name: string,
  parent: FolderReference,
): Promise<Answer<FolderRecord>> {
  const form = { name, parent: folderParameter(parent) };
  return written(
    http,
    { method: 'POST', path: `${asset}/folders.json`, form, permission: writing },
    folderRecord,
  );
}

/** How forms and queries name a folder. */
export const folderParameter = ({ id, type }: FolderReference): string => JSON.stringify({ id, type });
