import type { Operation, Target } from '../../compiler/index.ts';
import { endsEverything, failure, map, success, type Answer, type Failure } from '../answer.ts';
import {
  activateCampaign,
  campaignById,
  deactivateCampaign,
  deleteCampaign,
  scheduleCampaign,
  updateCampaign,
} from '../endpoints/campaigns.ts';
import type { CampaignRecord } from '../endpoints/records.ts';
import { idOf, type Context } from './context.ts';
import { onceOnly } from './settle.ts';
import { wallTimeAt, zonedTime } from '../zoned-time.ts';

/** Operations that rename campaigns, switch them on and off, schedule or delete them. */

type Of<Kind extends Operation['kind']> = Extract<Operation, { readonly kind: Kind }>;

type SwitchOperation = Of<'activate-campaign'> | Of<'deactivate-campaign'> | Of<'rename-campaign'>;

export async function switchOnce(operation: SwitchOperation, context: Context): Promise<Answer<undefined>> {
  const target = idOf(operation.target, context);
  if (target.kind !== 'success') return target;
  return operation.kind === 'activate-campaign' && operation.replaces !== undefined
    ? takeOver(target.result, operation.replaces, context)
    : changeOnce(target.result, operation, context.wasSent, context);
}

/**
 * Activates a campaign in place of one that was just switched off. Marketo tells what is wrong with a flow only by
 * refusing to activate it: the old campaign is then switched on again.
 */
async function takeOver(id: number, replaced: Target, context: Context): Promise<Answer<undefined>> {
  const old = idOf(replaced, context);
  if (old.kind !== 'success') return old;
  if (context.wasSent) {
    const off = await changeOnce(old.result, { kind: 'deactivate-campaign' }, true, context);
    if (off.kind !== 'success') return off;
  }
  const on = await changeOnce(id, { kind: 'activate-campaign' }, context.wasSent, context);
  if (on.kind !== 'refused' || endsEverything(on)) return on;
  const back = await changeOnce(old.result, { kind: 'activate-campaign' }, true, context);
  const then =
    back.kind === 'success' ? 'The old one is switched on again.' : `The old one is off: ${back.message}`;
  return { ...on, message: `${on.message} ${then}` };
}

type Change =
  | { readonly kind: 'activate-campaign' | 'deactivate-campaign' }
  | { readonly kind: 'rename-campaign'; readonly to: string };

async function changeOnce(
  id: number,
  change: Change,
  mayBeDone: boolean,
  { http }: Context,
): Promise<Answer<undefined>> {
  const isDone = (campaign: CampaignRecord): boolean =>
    change.kind === 'rename-campaign'
      ? campaign.name === change.to
      : campaign.isActive === (change.kind === 'activate-campaign');
  const find = async (): Promise<Answer<true | undefined>> =>
    map(await campaignById(http, id), (campaign) => (campaign && isDone(campaign) ? true : undefined));
  const act = async (): Promise<Answer<unknown>> => {
    if (change.kind === 'rename-campaign') return updateCampaign(http, id, { name: change.to });
    return change.kind === 'activate-campaign' ? activateCampaign(http, id) : deactivateCampaign(http, id);
  };
  const answer = await onceOnly(http.clock, mayBeDone, find, async () =>
    map(await act(), () => true as const),
  );
  return answer.kind === 'success' ? success(undefined) : answer;
}

export async function deleteOnce(
  operation: Of<'delete-campaign'>,
  context: Context,
): Promise<Answer<undefined>> {
  const id = idOf(operation.target, context);
  if (id.kind !== 'success') return id;
  const { http, wasSent } = context;
  const find = async (): Promise<Answer<true | undefined>> =>
    map(await campaignById(http, id.result), (campaign) => (campaign === undefined ? true : undefined));
  const answer = await onceOnly(http.clock, wasSent, find, async () =>
    map(await deleteCampaign(http, id.result), () => true as const),
  );
  return map(answer, () => undefined);
}

/** A run cannot be taken back, and a second one would send people through twice: in doubt a person has to look. */
export async function scheduleOnce(
  { name, runAt, target }: Of<'schedule-campaign'>,
  context: Context,
): Promise<Answer<undefined>> {
  const id = idOf(target, context);
  if (id.kind !== 'success') return id;
  const { http, timeZone, wasSent } = context;
  // A plan may have been kept for long, and Marketo may begin a run in the past at once.
  if (!wasSent && runAt < wallTimeAt(http.clock.now(), timeZone)) return tooLate(name, runAt);
  if (!wasSent) {
    const answer = await scheduleCampaign(http, id.result, zonedTime(runAt, timeZone));
    if (answer.kind !== 'unknown') return answer;
  }
  const campaign = await campaignById(http, id.result);
  if (campaign.kind !== 'success') return campaign;
  if (campaign.result?.status === 'Single Run') return success(undefined);
  const message = `Nobody can tell whether "${name}" is scheduled for ${runAt.replace('T', ' ')}: look at its Schedule tab, and schedule it there if it is not.`;
  return failure('refused', 'other', 'unsettled', message);
}

function tooLate(name: string, runAt: string): Failure {
  const message = `It is past ${runAt.replace('T', ' ')}, and Marketo might run "${name}" at once: it was not scheduled. Change the time in the file, or take it out.`;
  return failure('refused', 'other', 'late', message);
}
