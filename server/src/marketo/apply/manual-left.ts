import { sameText, type ManualItem } from '../../compiler/index.ts';
import { campaignById } from '../endpoints/campaigns.ts';
import type { CampaignRecord } from '../endpoints/records.ts';
import { qualificationFromApi } from '../from-api.ts';
import type { MarketoHttp } from '../http.ts';
import type { Work } from './context.ts';

/** What a person has to do, with links to what is there now, without what the instance shows to be done. */
export async function manualLeft(
  manual: readonly ManualItem[],
  work: Work,
  http: MarketoHttp,
): Promise<readonly ManualItem[]> {
  const left: ManualItem[] = [];
  for (const item of manual) {
    const id = item.operation === undefined ? undefined : work.made.get(item.operation);
    const campaign = id === undefined ? undefined : await campaignOf(id, item, work, http);
    if (campaign !== undefined && isDoneByHand(item, campaign)) continue;
    left.push({ ...item, url: item.url ?? campaign?.computedUrl });
  }
  return left;
}

async function campaignOf(
  id: number,
  { asset }: ManualItem,
  { campaigns }: Work,
  http: MarketoHttp,
): Promise<CampaignRecord | undefined> {
  if (!asset.startsWith('campaign ')) return undefined;
  const known = campaigns.get(id);
  if (known !== undefined) return known;
  const read = await campaignById(http, id);
  return read.kind === 'success' ? read.result : undefined;
}

function isDoneByHand({ until }: ManualItem, campaign: CampaignRecord): boolean {
  if (until === undefined) return false;
  return until.setting === 'qualification'
    ? sameText(until.is, qualificationFromApi(campaign))
    : until.is === campaign.isCommunicationLimitEnabled;
}
