import type { Operation } from '../../compiler/index.ts';
import { failure, map, success, type Answer } from '../answer.ts';
import {
  activateCampaign,
  campaignById,
  deactivateCampaign,
  scheduleCampaign,
  updateCampaign,
} from '../endpoints/campaigns.ts';
import type { CampaignRecord } from '../endpoints/records.ts';
import { idOf, type Context } from './context.ts';
import { onceOnly } from './settle.ts';

/** Operations that rename campaigns, switch them on and off, or schedule them. */

type Of<Kind extends Operation['kind']> = Extract<Operation, { readonly kind: Kind }>;

export async function switchOnce(
  operation: Of<'activate-campaign' | 'deactivate-campaign' | 'rename-campaign'>,
  context: Context,
): Promise<Answer<undefined>> {
  const target = idOf(operation.target, context);
  if (target.kind !== 'success') return target;
  const { http, wasSent } = context;
  const id = target.result;
  const isDone = (campaign: CampaignRecord | undefined): boolean => {
    if (campaign === undefined) return false;
    if (operation.kind === 'rename-campaign') return campaign.name === operation.to;
    return campaign.isActive === (operation.kind === 'activate-campaign');
  };
  const find = async (): Promise<Answer<true | undefined>> =>
    map(await campaignById(http, id), (campaign) => (isDone(campaign) ? true : undefined));
  const act = async (): Promise<Answer<unknown>> => {
    if (operation.kind === 'rename-campaign') return updateCampaign(http, id, { name: operation.to });
    return operation.kind === 'activate-campaign' ? activateCampaign(http, id) : deactivateCampaign(http, id);
  };
  const answer = await onceOnly(http.clock, wasSent, find, async () => map(await act(), () => true as const));
  return answer.kind === 'success' ? success(undefined) : answer;
}

/** A run cannot be taken back, and a second one would send people through twice: in doubt a person has to look. */
export async function scheduleOnce(
  { name, runAt, target }: Of<'schedule-campaign'>,
  context: Context,
): Promise<Answer<undefined>> {
  const id = idOf(target, context);
  if (id.kind !== 'success') return id;
  const { http, wasSent } = context;
  if (!wasSent) {
    const answer = await scheduleCampaign(http, id.result, withSeconds(runAt));
    if (answer.kind !== 'unknown') return answer;
  }
  const campaign = await campaignById(http, id.result);
  if (campaign.kind !== 'success') return campaign;
  if (campaign.result?.status === 'Single Run') return success(undefined);
  const message = `Nobody can tell whether "${name}" is scheduled for ${runAt.replace('T', ' ')}: look at its Schedule tab, and schedule it there if it is not.`;
  return failure('refused', 'other', 'unsettled', message);
}

const withSeconds = (runAt: string): string => (/T\d\d:\d\d$/.test(runAt) ? `${runAt}:00` : runAt);
