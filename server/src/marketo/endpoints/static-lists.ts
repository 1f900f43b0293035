import { z } from 'zod';
import type { Answer } from '../answer.ts';
import type { MarketoHttp } from '../http.ts';
import { folderParameter, writing } from './folders.ts';
import { browse, one, written } from './paging.ts';
import { listRecord, type FolderReference, type ListRecord } from './records.ts';

const asset = '/rest/asset/v1';

export function staticListsIn(
  http: MarketoHttp,
  folder: FolderReference,
): Promise<Answer<readonly ListRecord[]>> {
  const query = { folder: folderParameter(folder) };
  return browse(
    http,
    { method: 'GET', path: `${asset}/staticLists.json`, query, permission: 'Read-Only Assets' },
    listRecord,
  );
}

export function staticListById(http: MarketoHttp, id: number): Promise<Answer<ListRecord | undefined>> {
  const path = `${asset}/staticList/${id}.json`;
  return one(http, { method: 'GET', path, permission: 'Read-Only Assets' }, listRecord);
}

/** The name is unique among static lists; undefined: there is none of that name. */
export function staticListNamed(http: MarketoHttp, name: string): Promise<Answer<ListRecord | undefined>> {
  const path = `${asset}/staticList/byName.json`;
  return one(http, { method: 'GET', path, query: { name }, permission: 'Read-Only Assets' }, listRecord);
}

export function createStaticList(
  http: MarketoHttp,
  name: string,
  folder: FolderReference,
  description: string,
): Promise<Answer<ListRecord>> {
  const form = { name, folder: folderParameter(folder), ...(description !== '' && { description }) };
  return written(
    http,
    { method: 'POST', path: `${asset}/staticLists.json`, form, permission: writing },
    listRecord,
  );
}

export function describeStaticList(
  http: MarketoHttp,
  id: number,
  description: string,
): Promise<Answer<ListRecord>> {
  const path = `${asset}/staticList/${id}.json`;
  return written(http, { method: 'POST', path, form: { description }, permission: writing }, listRecord);
}

export function deleteStaticList(http: MarketoHttp, id: number): Promise<Answer<unknown>> {
  return http.call(
    { method: 'POST', path: `${asset}/staticList/${id}/delete.json`, permission: writing },
    z.unknown(),
  );
}
