import type { ProgramHead } from '../../compiler/index.ts';
import type { Answer } from '../answer.ts';
import type { MarketoHttp } from '../http.ts';
import { folderParameter, writing } from './folders.ts';
import { browse, one, written } from './paging.ts';
import { programRecord, type FolderReference, type ProgramRecord } from './records.ts';

const asset = '/rest/asset/v1';

export function programNamed(http: MarketoHttp, name: string): Promise<Answer<ProgramRecord | undefined>> {
  const query = { name, includeTags: 'true', includeCosts: 'true' };
  const path = `${asset}/program/byName.json`;
  return one(http, { method: 'GET', path, query, permission: 'Read-Only Assets' }, programRecord);
}

export function createProgram(
  http: MarketoHttp,
  program: ProgramHead,
  folder: FolderReference,
): Promise<Answer<ProgramRecord>> {
  const { name, type, channel, description } = program;
  const form = { folder: folderParameter(folder), name, type, channel, description, ...settings(program) };
  return written(
    http,
    { method: 'POST', path: `${asset}/programs.json`, form, permission: writing },
    programRecord,
  );
}

/** Clones wait for locks and copy a lot. Source: time limits of the asset API. */
const cloneTimeout = 300_000;

/** Everything else of the copy is the original's: type, channel, tags, costs and content. */
export function cloneProgram(
  http: MarketoHttp,
  source: number,
  { name, description }: ProgramHead,
  folder: FolderReference,
): Promise<Answer<ProgramRecord>> {
  const form = { name, folder: folderParameter(folder), description };
  const path = `${asset}/program/${source}/clone.json`;
  return written(
    http,
    { method: 'POST', path, form, permission: writing, timeout: cloneTimeout },
    programRecord,
  );
}

/** Type, channel and folder are fixed for life; costs are added to those that are there. */
export function updateProgram(
  http: MarketoHttp,
  id: number,
  program: ProgramHead,
): Promise<Answer<ProgramRecord>> {
  const form = { description: program.description, ...settings(program) };
  return written(
    http,
    { method: 'POST', path: `${asset}/program/${id}.json`, form, permission: writing },
    programRecord,
  );
}

function settings({ tags, costs }: ProgramHead): Readonly<Record<string, string>> {
  const tagList = tags.map(({ type, value }) => ({ tagType: type, tagValue: value }));
  return {
    ...(tags.length > 0 && { tags: JSON.stringify(tagList) }),
    ...(costs.length > 0 && { costs: JSON.stringify(costs) }),
  };
}

/** All programs of the instance, without their tags and costs. */
export function allPrograms(http: MarketoHttp): Promise<Answer<readonly ProgramRecord[]>> {
  const path = `${asset}/programs.json`;
  return browse(http, { method: 'GET', path, permission: 'Read-Only Assets' }, programRecord);
}
