import {
  type BrowsedKind,
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
import { isMark } from './apply/deploy-mark.ts';
import { everywhere, placeOf } from './browse-program.ts';
import { campaignById, campaignsIn } from './endpoints/campaigns.ts';
import { programNamed } from './endpoints/programs.ts';
import type { CampaignRecord, ProgramRecord, SmartListRecord } from './endpoints/records.ts';
import { smartListById, smartListOfCampaign, smartListsIn } from './endpoints/smart-lists.ts';
import { staticListsIn } from './endpoints/static-lists.ts';
import { tokensOf } from './endpoints/tokens.ts';
import { contentFromApi, qualificationFromApi, recurrenceFromApi } from './from-api.ts';
import type { MarketoHttp } from './http.ts';
import type { SeenAssets, SeenContent } from './seen/seen.ts';
import type { MoreReads } from './mcp/reads.ts';
import { foldersInside, type FolderReader, type FoundFolder } from './read-folders.ts';
import { wallTime } from './zoned-time.ts';

/** A program with everything in it; undefined: there is none of that name. */
export async function readProgram(
  http: MarketoHttp,
  tree: FolderReader,
  scope: ProgramScope,
  reads: { readonly more: MoreReads; readonly seen: SeenAssets; readonly timeZone: string },
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
    ...reads,
  };
  const [folder, tokens, lists, smartLists, campaigns] = await Promise.all([
    programFolder(tree, scope, record),
    isBrowsed(scope, 'tokens') ? tokensOf(http, record.id) : success({ tokens: [], fixed: [] }),
    isBrowsed(scope, 'lists') ? readLists(reading) : success([]),
    isBrowsed(scope, 'smart lists') ? readSmartLists(reading) : success([]),
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
    tokens: tokens.result.tokens,
    ...(tokens.result.fixed.length > 0 && { fixedTokens: tokens.result.fixed }),
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
  readonly seen: SeenAssets;
  readonly more: MoreReads;
  /** The subscription's. */
  readonly timeZone: string;
}

/** Named ones, their half-built successors, and whatever these files built under another name. */
function wantedIn({ assets }: ProgramScope): ProgramReading['isWanted'] {
  if (assets === undefined) return () => true;
  const names = new Set(assets.flatMap((name) => [assetKey(name), assetKey(successorName(name))]));
  return ({ name, description }) =>
    names.has(assetKey(name)) || (leftoverOf(name) === undefined && readMark(description) !== undefined);
}

const isBrowsed = ({ kinds }: ProgramScope, kind: BrowsedKind): boolean => kinds?.includes(kind) ?? true;

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
    assets
      .filter((list) => !isMark(list))
      .map(({ id, name, description, folder }) => ({
        id,
        name,
        description,
        folder: placeOf(folder, folders),
      })),
  );
}

/** Outside the scope. */
const unread: SeenContent = { rules: undefined, flow: undefined, errors: [] };

async function readSmartLists(reading: ProgramReading): Promise<Answer<readonly SmartListSnapshot[]>> {
  const { http, program, folders, isWanted, reachesIn, seen, more } = reading;
  const browsed = await everywhere(program, folders, (folder) => smartListsIn(http, folder), reachesIn);
  if (browsed.kind !== 'success') return browsed;
  return all(
    await Promise.all(
      browsed.result.assets.map(async (list): Promise<Answer<SmartListSnapshot>> => {
        if (!isWanted(list)) return success(smartListSnapshot(list, unread, folders));
        const known = seen.content('smart list', list);
        const [content, usedBy] = await Promise.all([
          known === undefined ? readSmartList(list, reading) : success(known),
          more.usedBy(list.id),
        ]);
        return map(content, (read) => ({
          ...smartListSnapshot(list, read, folders),
          ...(usedBy && { usedBy }),
        }));
      }),
    ),
  );
}

async function readSmartList(
  list: SmartListRecord,
  { http, seen }: ProgramReading,
): Promise<Answer<SeenContent>> {
  return map(await smartListById(http, list.id), (record) => {
    const content = contentFromApi(record);
    seen.note('smart list', list, content);
    return content;
  });
}

function smartListSnapshot(
  list: SmartListRecord,
  { rules, errors }: SeenContent,
  folders: readonly FoundFolder[],
): SmartListSnapshot {
  const { id, name, description, folder, url, computedUrl } = list;
  return {
    id,
    name,
    description,
    url: computedUrl === '' ? url : computedUrl,
    folder: folder == null ? [] : placeOf(folder, folders),
    rules,
    errors,
  };
}

async function readCampaigns(
  reading: ProgramReading,
  campaigns: readonly CampaignRecord[],
): Promise<Answer<readonly CampaignSnapshot[]>> {
  const { isWanted, seen, more, timeZone } = reading;
  return all(
    await Promise.all(
      campaigns.map(async (campaign): Promise<Answer<CampaignSnapshot>> => {
        if (!isWanted(campaign)) return success(campaignSnapshot(campaign, unread, reading));
        const known = seen.content('campaign', campaign);
        const [found, scheduledRuns] = await Promise.all([
          known === undefined
            ? readCampaign(campaign, reading)
            : success(campaignSnapshot(campaign, known, reading)),
          campaign.type === 'batch' ? more.scheduledRuns(campaign.id) : undefined,
        ]);
        const runs = scheduledRuns?.map((run) => wallTime(run, timeZone) ?? run);
        return map(found, (snapshot) => ({ ...snapshot, ...(runs && { scheduledRuns: runs }) }));
      }),
    ),
  );
}

async function readCampaign(
  campaign: CampaignRecord,
  reading: ProgramReading,
): Promise<Answer<CampaignSnapshot>> {
  const { http, seen } = reading;
  const [details, list] = await Promise.all([
    campaignById(http, campaign.id),
    smartListOfCampaign(http, campaign.id),
  ]);
  if (details.kind !== 'success') return details;
  return map(list, (record) => {
    const content = contentFromApi(record, details.result);
    // The time is that of the browsing: what was changed since then is read again.
    seen.note('campaign', campaign, content);
    return campaignSnapshot(details.result ?? campaign, content, reading);
  });
}

function campaignSnapshot(
  record: CampaignRecord,
  { rules, errors, flow }: SeenContent,
  { folders, timeZone }: Pick<ProgramReading, 'folders' | 'timeZone'>,
): CampaignSnapshot {
  const { id, name, description, computedUrl, smartListId, type, isActive, status } = record;
  const recurrence = recurrenceFromApi(record, timeZone);
  return {
    id,
    name,
    description,
    url: computedUrl,
    folder: placeOf(record.folder, folders),
    rules,
    errors,
    smartListId,
    kind: type === 'trigger' || type === 'batch' ? type : 'default',
    isActive,
    status,
    flow,
    qualification: qualificationFromApi(record),
    communicationLimits: record.isCommunicationLimitEnabled ?? undefined,
    ...(recurrence && { recurrence }),
  };
}
