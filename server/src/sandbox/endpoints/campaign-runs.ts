import { z } from 'zod';
import type { Instance } from '../instance.ts';
import { requestActivity } from '../life/activities.ts';
import { readCampaigns } from '../life/campaigns.ts';
import { happen } from '../life/happen.ts';
import { campaignIsRequested } from '../life/occurrences.ts';
import { refused, success, type Answer, type Refused } from '../protocol/answer.ts';
import { post, type Endpoint, type Permission } from '../protocol/endpoint.ts';
import { body, integer, path } from '../protocol/parameter.ts';
import { invalidData, ruleViolated, wrongType } from '../protocol/refusals.ts';
import { readInstant } from '../protocol/time.ts';
import type { Campaign } from '../store/records.ts';
import { programAbove } from '../store/tree.ts';
import { isRequestable } from './campaign-view.ts';
import { copyProgram } from './program-clone.ts';

const execute: readonly Permission[] = ['Execute Campaign'];

const tokens = z.array(z.object({ name: z.string(), value: z.string() })).optional();
type Tokens = z.infer<typeof tokens>;

const scheduleRequest = z.object({
  input: z
    .object({
      runAt: z.string().optional(),
      tokens,
      // The documentation and the specification disagree about the name.
      cloneToProgramName: z.string().optional(),
      cloneToProgram: z.string().optional(),
    })
    .optional(),
});

const triggerRequest = z.object({ input: z.object({ leads: z.array(z.object({ id: z.int() })), tokens }) });

const minute = 60_000;
/** A run never begins earlier than this after the call. */
const shortestDelay = 5 * minute;
const longestDelay = 2 * 365 * 24 * 60 * minute;
const mostLeads = 100;
const mostTokens = 100;

const campaignNotFound = refused(1013, 'Campaign not found');

/** One-off runs of batch campaigns, and requests of trigger campaigns. */
export const runEndpoints: readonly Endpoint[] = [
  post('json', {
    path: '/rest/v1/campaigns/{campaignId}/schedule.json',
    permissions: execute,
    parameters: { campaignId: path(integer), scheduleCampaignRequest: body(scheduleRequest) },
    handle: (instance, { campaignId, scheduleCampaignRequest: { input } }) => {
      const campaign = instance.store.campaigns.get(campaignId);
      if (campaign === undefined) return campaignNotFound;
      return schedule(instance, campaign, input ?? {});
    },
  }),
  post('json', {
    path: '/rest/v1/campaigns/{campaignId}/trigger.json',
    permissions: execute,
    parameters: { campaignId: path(integer), triggerCampaignRequest: body(triggerRequest) },
    handle: (instance, { campaignId, triggerCampaignRequest: { input } }) => {
      const campaign = instance.store.campaigns.get(campaignId);
      if (campaign === undefined) return campaignNotFound;
      return request(instance, campaign, input);
    },
  }),
];

function schedule(
  instance: Instance,
  campaign: Campaign,
  input: NonNullable<z.infer<typeof scheduleRequest>['input']>,
): Answer {
  const list = instance.store.smartLists.get(campaign.smartListId);
  if (list === undefined || list.triggers.length > 0)
    return invalidData('Only a batch campaign can be scheduled');
  const now = instance.clock();
  const wanted = input.runAt === undefined ? now : readInstant(input.runAt);
  if (wanted === undefined) return wrongType(input.runAt ?? '', 'Date');
  if (wanted - now > longestDelay) return refused(1042, 'Invalid runAt date');
  const refusal = tokenProblem(input.tokens);
  if (refusal !== undefined) return refusal;
  const copyName = input.cloneToProgramName ?? input.cloneToProgram;
  const target = copyName === undefined ? campaign : inCopy(instance, campaign, copyName, now);
  if ('kind' in target) return target;
  const runAt = Math.max(wanted, now + shortestDelay);
  target.scheduledRuns.push({ runAt, done: false, tokens: input.tokens ?? [] });
  return success({ id: target.id });
}

/** The same campaign in a copy of its program, which lies beside the program itself; so many of them a day. */
function inCopy(instance: Instance, campaign: Campaign, name: string, now: number): Campaign | Refused {
  const { store } = instance;
  const program = programAbove(store, campaign.folder);
  if (program === undefined)
    return invalidData('Only a campaign in a program can be cloned while scheduling');
  // This way of cloning takes less along than the other. Source: smart campaigns page.
  const hasList = [...store.staticLists.values()].some(
    ({ folder }) => programAbove(store, folder) === program,
  );
  if (hasList) return ruleViolated('The following assets are unsupported:List');
  if (!instance.limits.takeClone(now)) return refused(1020, 'Exceeded the number of clones of a day');
  const copy = copyProgram(instance, {
    id: program.id,
    name,
    folder: program.folder,
    description: undefined,
  });
  if ('kind' in copy) return copy;
  const found = [...store.campaigns.values()].find(
    (candidate) => candidate.name === campaign.name && programAbove(store, candidate.folder) === copy,
  );
  return found ?? invalidData('The campaign is not in the copy');
}

/** One unknown person fails the whole call. */
function request(
  instance: Instance,
  campaign: Campaign,
  input: z.infer<typeof triggerRequest>['input'],
): Answer {
  const list = instance.store.smartLists.get(campaign.smartListId);
  if (list === undefined || list.triggers.length === 0)
    return invalidData('Only a trigger campaign can be requested');
  if (!isRequestable(instance, campaign, list)) {
    return invalidData(
      'The campaign is not active with a Campaign is Requested trigger from Web Service API',
    );
  }
  if (input.leads.length > mostLeads)
    return invalidData(`At most ${mostLeads} leads can be requested at once`);
  const refusal = tokenProblem(input.tokens);
  if (refusal !== undefined) return refusal;
  const stranger = input.leads.find(({ id }) => !instance.store.people.has(id));
  if (stranger !== undefined) return refused(1004, `Lead [${stranger.id}] not found`);
  const campaigns = readCampaigns(instance);
  for (const { id } of input.leads) {
    const person = instance.store.people.get(id);
    const requested = campaignIsRequested(campaigns, campaign.id);
    if (person === undefined || requested === undefined) continue;
    happen(instance, campaigns, person, requested, requestActivity(instance, campaigns, person, campaign.id));
  }
  return success({ id: campaign.id });
}

function tokenProblem(given: Tokens): Refused | undefined {
  if (given === undefined) return undefined;
  if (given.length > mostTokens) return invalidData(`At most ${mostTokens} tokens can be given`);
  const wrong = given.find(({ name }) => !name.startsWith('{{my.') || !name.endsWith('}}'));
  return wrong === undefined ? undefined : invalidData('Token names have the form {{my.name}}');
}
