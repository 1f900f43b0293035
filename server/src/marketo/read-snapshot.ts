import {
  assetKey,
  leftoverOf,
  readMark,
  successorName,
  type CampaignSnapshot,
  type DesiredField,
  type ProgramScope,
  type ProgramSnapshot,
  type Scope,
  type SmartListSnapshot,
  type Snapshot,
  type TemplateSnapshot,
} from '../compiler/index.ts';
import { all, map, success, type Answer } from './answer.ts';
import type { Connection } from './connect.ts';
import { campaignById, campaignNamed, campaignsIn } from './endpoints/campaigns.ts';
import { personFields } from './endpoints/fields.ts';
import { programNamed } from './endpoints/programs.ts';
import type { CampaignRecord, FolderReference, ProgramRecord, SmartListRecord } from './endpoints/records.ts';
import { smartListById, smartListOfCampaign, smartListsIn } from './endpoints/smart-lists.ts';
import { staticListsIn } from './endpoints/static-lists.ts';
import { tokensOf } from './endpoints/tokens.ts';
import { flowFromApi, qualificationFromApi, ruleErrors, rulesFromApi } from './from-api.ts';
import type { MarketoHttp } from './http.ts';
import { distinctFolders, FolderReader, foldersInside, type FoundFolder } from './read-folders.ts';

/** Reads what the scope names, and nothing else, in the shapes of the desired state. */
export async function readSnapshot(connection: Connection, scope: Scope): Promise<Answer<Snapshot>> {
  const { http, capabilities } = connection;
  const before = http.calls;
  const tree = new FolderReader(http);
  const [fields, places, programs, templates] = await Promise.all([
    readFields(http, scope.fields),
    Promise.all(scope.programs.map(({ folder, workspace }) => tree.along(folder, workspace))),
    Promise.all(scope.programs.map((program) => readProgram(http, tree, program))),
    Promise.all(scope.templates.map((template) => readTemplate(http, template))),
  ]);
  const folders = all(places);
  const found = all(programs);
  const foundTemplates = all(templates);
  if (fields.kind !== 'success') return fields;
  if (folders.kind !== 'success') return folders;
  if (found.kind !== 'success') return found;
  if (foundTemplates.kind !== 'success') return foundTemplates;
  return success({
    fields: fields.result,
    folders: distinctFolders(folders.result.flat()),
    programs: found.result.flatMap((program) => program ?? []),
    templates: foundTemplates.result.flatMap((template) => template ?? []),
    capabilities,
    calls: http.calls - before,
  });
}

async function readFields(
  http: MarketoHttp,
  wanted: Scope['fields'],
): Promise<Answer<readonly DesiredField[]>> {
  if (wanted.length === 0) return success([]);
  const names = new Set(
    wanted.flatMap(({ apiName, displayName }) => [`api ${assetKey(apiName)}`, assetKey(displayName)]),
  );
  return map(await personFields(http), (fields) =>
    fields.filter(
      ({ apiName, displayName }) => names.has(`api ${assetKey(apiName)}`) || names.has(assetKey(displayName)),
    ),
  );
}

async function readTemplate(
  http: MarketoHttp,
  { name, program }: Scope['templates'][number],
): Promise<Answer<TemplateSnapshot | undefined>> {
  if (program === undefined) {
    return map(await campaignNamed(http, name), (campaign) => campaign && { name, program, id: campaign.id });
  }
  const around = await programNamed(http, program);
  if (around.kind !== 'success') return around;
  if (around.result === undefined) return success(undefined);
  const { id } = around.result;
  const inside = await foldersInside(http, id);
  if (inside.kind !== 'success') return inside;
  return map(await everywhere(id, inside.result, (folder) => campaignsIn(http, folder)), (campaigns) => {
    const found = campaigns.find((campaign) => assetKey(campaign.name) === assetKey(name));
    return found && { name, program, id: found.id };
  });
}

async function readProgram(
  http: MarketoHttp,
  tree: FolderReader,
  scope: ProgramScope,
): Promise<Answer<ProgramSnapshot | undefined>> {
  const answer = await programNamed(http, scope.name);
  if (answer.kind !== 'success') return answer;
  const record = answer.result;
  if (record === undefined) return success(undefined);
  const inside = await foldersInside(http, record.id);
  if (inside.kind !== 'success') return inside;
  const read: ProgramReading = {
    http,
    program: record.id,
    folders: inside.result,
    isWanted: wantedIn(scope),
  };
  const [folder, tokens, lists, smartLists, campaigns] = await Promise.all([
    programFolder(tree, scope, record),
    tokensOf(http, record.id),
    readLists(read),
    readSmartLists(read),
    readCampaigns(read),
  ]);
  if (folder.kind !== 'success') return folder;
  if (tokens.kind !== 'success') return tokens;
  if (lists.kind !== 'success') return lists;
  if (smartLists.kind !== 'success') return smartLists;
  if (campaigns.kind !== 'success') return campaigns;
  const { id, name, type, channel, workspace, description, url, tags, costs } = record;
  return success({
    id,
    name,
    type,
    channel,
    workspace: workspace === '' ? undefined : workspace,
    description,
    url,
    folder: folder.result,
    tags: tags.map((tag) => ({ type: tag.tagType, value: tag.tagValue })),
    costs,
    folders: inside.result,
    tokens: tokens.result,
    lists: lists.result,
    smartLists: smartLists.result,
    campaigns: campaigns.result,
  });
}

interface ProgramReading {
  readonly http: MarketoHttp;
  readonly program: number;
  readonly folders: readonly FoundFolder[];
  /** Whether the rules of an asset are read. */
  readonly isWanted: (asset: { readonly name: string; readonly description: string }) => boolean;
}

/** Named ones, their half-built successors, and whatever these files built under another name. */
function wantedIn({ assets }: ProgramScope): ProgramReading['isWanted'] {
  if (assets === undefined) return () => true;
  const names = new Set(assets.flatMap((name) => [assetKey(name), assetKey(successorName(name))]));
  return ({ name, description }) =>
    names.has(assetKey(name)) || (leftoverOf(name) === undefined && readMark(description) !== undefined);
}

/** The path as the files spell it, where the program lies there; else as the instance does. */
async function programFolder(
  tree: FolderReader,
  { folder, workspace }: ProgramScope,
  record: ProgramRecord,
): Promise<Answer<readonly string[]>> {
  const along = await tree.along(folder, workspace);
  if (along.kind !== 'success') return along;
  const last = along.result.at(-1);
  const isThere = last !== undefined && last.path.length === folder.length && last.id === record.folder.id;
  return isThere ? success(folder) : tree.pathOf(record.folder);
}

async function readLists({
  http,
  program,
  folders,
}: ProgramReading): Promise<Answer<ProgramSnapshot['lists']>> {
  return map(await everywhere(program, folders, (folder) => staticListsIn(http, folder)), (lists) =>
    lists.map(({ id, name, description, folder }) => ({
      id,
      name,
      description,
      folder: placeOf(folder, folders),
    })),
  );
}

async function readSmartLists(reading: ProgramReading): Promise<Answer<readonly SmartListSnapshot[]>> {
  const { http, program, folders, isWanted } = reading;
  const lists = await everywhere(program, folders, (folder) => smartListsIn(http, folder));
  if (lists.kind !== 'success') return lists;
  return all(
    await Promise.all(
      lists.result.map(async (list): Promise<Answer<SmartListSnapshot>> => {
        const details = isWanted(list) ? await smartListById(http, list.id) : success(undefined);
        return map(details, (record) => smartListSnapshot(list, record, folders));
      }),
    ),
  );
}

function smartListSnapshot(
  list: SmartListRecord,
  details: SmartListRecord | undefined,
  folders: readonly FoundFolder[],
): SmartListSnapshot {
  const { id, name, description, folder, url, computedUrl } = list;
  return {
    id,
    name,
    description,
    url: computedUrl === '' ? url : computedUrl,
    folder: folder == null ? [] : placeOf(folder, folders),
    rules: details && rulesFromApi(details),
    errors: details === undefined ? [] : ruleErrors(details),
  };
}

async function readCampaigns(reading: ProgramReading): Promise<Answer<readonly CampaignSnapshot[]>> {
  const { http, program, folders, isWanted } = reading;
  const campaigns = await everywhere(program, folders, (folder) => campaignsIn(http, folder));
  if (campaigns.kind !== 'success') return campaigns;
  return all(
    await Promise.all(
      campaigns.result.map(async (campaign): Promise<Answer<CampaignSnapshot>> => {
        if (!isWanted(campaign)) return success(campaignSnapshot(campaign, undefined, folders));
        const [details, list] = await Promise.all([
          campaignById(http, campaign.id),
          smartListOfCampaign(http, campaign.id),
        ]);
        if (details.kind !== 'success') return details;
        return map(list, (record) => campaignSnapshot(details.result ?? campaign, record, folders));
      }),
    ),
  );
}

function campaignSnapshot(
  record: CampaignRecord,
  list: SmartListRecord | undefined,
  folders: readonly FoundFolder[],
): CampaignSnapshot {
  const { id, name, description, computedUrl, smartListId, type, isActive, status } = record;
  return {
    id,
    name,
    description,
    url: computedUrl,
    folder: placeOf(record.folder, folders),
    rules: list && rulesFromApi(list),
    errors: list === undefined ? [] : ruleErrors(list),
    smartListId,
    kind: type === 'trigger' || type === 'batch' ? type : 'default',
    isActive,
    status,
    flow: flowFromApi(record),
    qualification: qualificationFromApi(record),
    communicationLimits: record.isCommunicationLimitEnabled ?? undefined,
  };
}

/**
 * Assets of a program, those in its folders included. Whether browsing a program reaches into its folders is not
 * documented: if nothing came from there, the folders are browsed one by one.
 */
async function everywhere<
  T extends { readonly id: number; readonly folder?: FolderReference | null | undefined },
>(
  program: number,
  folders: readonly FoundFolder[],
  browse: (folder: FolderReference) => Promise<Answer<readonly T[]>>,
): Promise<Answer<readonly T[]>> {
  const direct = await browse({ id: program, type: 'Program' });
  if (direct.kind !== 'success') return direct;
  const reachesIn = direct.result.some(({ folder }) => folder?.type === 'Folder');
  if (reachesIn) return direct;
  const inside = all(await Promise.all(folders.map(({ id }) => browse({ id, type: 'Folder' }))));
  if (inside.kind !== 'success') return inside;
  const byId = new Map([...direct.result, ...inside.result.flat()].map((asset) => [asset.id, asset]));
  return success([...byId.values()]);
}

const placeOf = (folder: FolderReference, folders: readonly FoundFolder[]): readonly string[] =>
  folder.type === 'Program' ? [] : (folders.find(({ id }) => id === folder.id)?.path ?? []);
