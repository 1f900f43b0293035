import { executeCampaign, removeFromFlow, requestCampaign } from './campaigns.ts';
import {
  addToSalesforceCampaign,
  changeInSalesforceCampaign,
  changeOwner,
  convertPerson,
  createTask,
  syncPerson,
} from './crm.ts';
import {
  changeCadence,
  changeProgramStatus,
  changeProgramSuccess,
  changeScore,
  interestingMoment,
} from './data.ts';
import { deletePerson } from './delete.ts';
import { performByCatalogue } from './generic.ts';
import { sendAlert, sendEmail } from './mail.ts';
import { type Outcome, type Performer, refuse, type StepScope } from './performer.ts';
import { wait } from './wait.ts';
import { callWebhook } from './webhook.ts';

export type { Outcome, StepScope } from './performer.ts';

/** Steps of which the catalogue's entry does not say everything. All others are performed by it alone. */
const performers: ReadonlyMap<string, Performer> = new Map([
  ['Change Score', changeScore],
  ['Interesting Moment', interestingMoment],
  ['Change Program Status', changeProgramStatus],
  ['Change Program Success', changeProgramSuccess],
  ['Change Engagement Program Cadence', changeCadence],
  ['Wait', wait],
  ['Request Campaign', requestCampaign],
  ['Execute Campaign', executeCampaign],
  ['Remove from Flow', removeFromFlow],
  ['Sync Person to SFDC', syncPerson],
  ['Change Owner', changeOwner],
  ['Convert Person', convertPerson],
  ['Create Task', createTask],
  ['Add to SFDC Campaign', addToSalesforceCampaign],
  ['Change Status in SFDC Campaign', changeInSalesforceCampaign],
  ['Send Email', sendEmail],
  ['Send Alert', sendAlert],
  ['Call Webhook', callWebhook],
  ['Delete Person', deletePerson],
]);

/** One step of a flow, from beginning to end. */
export function perform(scope: StepScope): Outcome {
  const { turn, campaign, step } = scope;
  turn.happened.push({ kind: 'step', campaign, step });
  // Fact: no waits in executables; other steps have their own limits in the catalogue.
  if (!step.allowed) return refuse(scope, `Marketo does not have it in ${campaign.kind} campaigns`);
  return (performers.get(step.definition.name) ?? performByCatalogue)(scope);
}
