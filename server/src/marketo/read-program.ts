import {
  assetKey,
  leftoverOf,
  readMark,
  successorName,
  type CampaignSnapshot,
  type ProgramScope,
  type ProgramSnapshot,
  type SmartListSnapshot,
} from '../compiler/index.ts';
import { all, map, success, type Answer } from './answer.ts';
import { everywhere, placeOf } from './browse-program.ts';
import { campaignById, campaignsIn } from './endpoints/campaigns.ts';
import { programNamed } from './endpoints/programs.ts';
import type { CampaignRecord, ProgramRecord, SmartListRecord } from './endpoints/records.ts';
import { smartListById, smartListOfCampaign, smartListsIn } from './endpoints/smart-lists.ts';
import { staticListsIn } from './endpoints/static-lists.ts';
import { tokensOf } from './endpoints/tokens.ts';
import { flowFromApi, qualificationFromApi, ruleErrors, rulesFromApi } from './from-api.ts';
import type { MarketoHttp } from './http.ts';
import type { MoreReads } from './mcp/reads.ts';
import { foldersInside, type FolderReader, type FoundFolder } from './read-folders.ts';

/** A program with everything in it; undefined: there is none of that name. */
export async function readProgram(
  http: MarketoHttp,
  tree: FolderReader,
  scope: ProgramScope,
  more: MoreReads,
): Promise<Answer<ProgramSnapshot | undefined>> {
  const answer = await programNamed(http, scope.name);
  if (answer.kind !== 'success') return answer;
  const record = answer.result;
  if (record === undefined) return success(undefined);
  const inside = await foldersInside(http, record.id);
  if (inside.kind !== 'success') return inside;
  const browsed = await everywhere(record.id, inside.result, (place) => campaignsIn(http, place));
  if (browsed.kind !== 'success') return browsed;
  const { assets, reachesIn } = browsed.result;
  const reading: ProgramReading = {
    http,
    program: record.id,
    folders: inside.result,
    isWanted: wantedIn(scope),
    reachesIn,
    more,
  };
  const [folder, tokens, lists, smartLists, campaigns] = await Promise.all([
    programFolder(tree, scope, record),
    tokensOf(http, record.id),
    readLists(reading),
    readSmartLists(reading),
    readCampaigns(reading, assets),
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
  /** Browsing the program is known to reach into its folders. */
  readonly reachesIn: boolean;
  readonly more: MoreReads;
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
  reachesIn,
}: ProgramReading): Promise<Answer<ProgramSnapshot['lists']>> {
  const browsed = await everywhere(program, folders, (folder) => staticListsIn(http, folder), reachesIn);
  return map(browsed, ({ assets }) =>
    assets.map(({ id, name, description, folder }) => ({
      id,
      name,
      description,
      folder: placeOf(folder, folders),
    })),
  );
}

async function readSmartLists(reading: ProgramReading): Promise<Answer<readonly SmartListSnapshot[]>> {
  const { http, program, folders, isWanted, reachesIn, more } = reading;
  const browsed = await everywhere(program, folders, (folder) => smartListsIn(http, folder), reachesIn);
  if (browsed.kind !== 'success') return browsed;
  return all(
    await Promise.all(
      browsed.result.assets.map(async (list): Promise<Answer<SmartListSnapshot>> => {
        if (!isWanted(list)) return success(smartListSnapshot(list, undefined, folders));
        const [details, usedBy] = await Promise.all([smartListById(http, list.id), more.usedBy(list.id)]);
        return map(details, (record) => ({
          ...smartListSnapshot(list, record, folders),
          ...(usedBy && { usedBy }),
        }));
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

async function readCampaigns(
  { http, folders, isWanted, more }: ProgramReading,
  campaigns: readonly CampaignRecord[],
): Promise<Answer<readonly CampaignSnapshot[]>> {
  return all(
    await Promise.all(
      campaigns.map(async (campaign): Promise<Answer<CampaignSnapshot>> => {
        if (!isWanted(campaign)) return success(campaignSnapshot(campaign, undefined, folders));
        const [details, list, scheduledRuns] = await Promise.all([
          campaignById(http, campaign.id),
          smartListOfCampaign(http, campaign.id),
          campaign.type === 'batch' ? more.scheduledRuns(campaign.id) : undefined,
        ]);
        if (details.kind !== 'success') return details;
        return map(list, (record) => ({
          ...campaignSnapshot(details.result ?? campaign, record, folders),
          ...(scheduledRuns && { scheduledRuns }),
        }));
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
