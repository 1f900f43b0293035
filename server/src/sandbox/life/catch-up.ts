import { occurrence } from '../../engine/index.ts';
import { advanceExports } from '../exports/queue.ts';
import type { Instance } from '../instance.ts';
import type { NewActivity, Person } from '../store/people.ts';
import type { Campaign } from '../store/records.ts';
import { type Campaigns, readCampaigns } from './campaigns.ts';
import { live } from './live.ts';
import { timeAt } from './minutes.ts';

/**
 * Lets happen what was due since the last call: waits that are over, answers from outside, runs of batch campaigns, bulk
 * extracts. Each bears the time at which it was due.
 */
export function catchUp(instance: Instance): void {
  catchUpWithPeople(instance);
  advanceExports(instance);
}

function catchUpWithPeople(instance: Instance): void {
  const now = instance.clock();
  const runs = dueRuns(instance, now);
  if (runs.length === 0 && nextDue(instance.store.people.values()) > now) return;
  const campaigns = readCampaigns(instance);
  const log: NewActivity[] = [];
  for (const { campaign, runAt } of runs) {
    log.push(...resume(instance, campaigns, runAt), ...runBatch(instance, campaigns, campaign, runAt));
  }
  log.push(...resume(instance, campaigns, now));
  // Person by person is not the order in which it happened.
  instance.store.log(log.toSorted((one, other) => one.at - other.at));
}

interface DueRun {
  readonly campaign: Campaign;
  readonly runAt: number;
}

/** Takes the runs whose time has come; a batch campaign that went through shows its run all the same. */
function dueRuns({ store }: Instance, now: number): DueRun[] {
  const due: DueRun[] = [];
  for (const campaign of store.campaigns.values()) {
    for (const run of campaign.scheduledRuns) {
      if (run.done || run.runAt > now) continue;
      run.done = true;
      due.push({ campaign, runAt: run.runAt });
    }
  }
  return due.toSorted((one, other) => one.runAt - other.runAt);
}

/** Somebody who waits again and again is not followed beyond so many ends of waits in one go. */
const mostResumptions = 10_000;

function resume(instance: Instance, campaigns: Campaigns, until: number): NewActivity[] {
  const log: NewActivity[] = [];
  for (const person of instance.store.people.values()) {
    let at = nextDue([person]);
    for (let count = 0; at <= until && count < mostResumptions; count++) {
      log.push(...live(instance, campaigns, person, [], at));
      at = nextDue([person]);
    }
  }
  return log;
}

function runBatch(instance: Instance, campaigns: Campaigns, { id }: Campaign, at: number): NewActivity[] {
  const batch = campaigns.engine.program.campaigns.find((campaign) => campaign.id === id);
  if (batch?.kind !== 'batch') return [];
  const script = [occurrence(`"${batch.name}" runs`, { batch })];
  return [...instance.store.people.values()].flatMap((person) =>
    live(instance, campaigns, person, script, at),
  );
}

/** When something is due for one of these people; Infinity: never. */
function nextDue(people: Iterable<Person>): number {
  let next = Infinity;
  for (const { pending } of people) {
    for (const { due } of pending) next = Math.min(next, due === undefined ? Infinity : timeAt(due.soonest));
  }
  return next;
}
