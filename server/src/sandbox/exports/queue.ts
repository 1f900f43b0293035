import type { Instance } from '../instance.ts';
import { quotaDay } from '../protocol/time.ts';
import type { ExportJob } from '../store/exports.ts';
import { contentOf } from './content.ts';
import { statusOf } from './status.ts';

/** Source of these: bulk extract page. */
const mostRunning = 2;
const mostQueued = 10;
const day = 86_400_000;
/** How long the file can be fetched, and how long the job can be asked for. */
const fileKept = 7 * day;
const jobKept = 30 * day;

/**
 * Lets the jobs get as far as the clock has come, in the order in which it happened: one leaves the queue when it has
 * stood there long enough and fewer than two others run.
 */
export function advanceExports(instance: Instance): void {
  const { store } = instance;
  if (store.exports.size === 0) return;
  const now = instance.clock();
  const jobs = [...store.exports.values()];
  for (let event = nextEvent(instance, jobs); event !== undefined && event.at <= now;) {
    if (event.what === 'finish') event.job.finishedAt = event.at;
    else start(instance, event.job, event.at);
    event = nextEvent(instance, jobs);
  }
  for (const job of jobs) forget(instance, job, now);
}

interface ExportEvent {
  readonly what: 'start' | 'finish';
  readonly job: ExportJob;
  readonly at: number;
}

function nextEvent({ exports }: Instance, jobs: readonly ExportJob[]): ExportEvent | undefined {
  const running = jobs.filter((job) => statusOf(job) === 'Processing');
  const [ending] = running
    .map((job) => ({
      what: 'finish' as const,
      job,
      at: (job.startedAt ?? 0) + exports.processingSeconds * 1000,
    }))
    .toSorted((one, other) => one.at - other.at);
  if (running.length >= mostRunning) return ending;
  const [waiting] = jobs
    .filter((job) => statusOf(job) === 'Queued')
    .toSorted((one, other) => (one.queuedAt ?? 0) - (other.queuedAt ?? 0));
  if (waiting === undefined) return ending;
  // Who could not start when ready does so as soon as another one makes room.
  const roomSince = Math.max(
    ...jobs.flatMap(({ finishedAt, cancelledAt }) => finishedAt ?? cancelledAt ?? 0),
  );
  const at = Math.max((waiting.queuedAt ?? 0) + exports.queuedSeconds * 1000, roomSince);
  return ending !== undefined && ending.at <= at ? ending : { what: 'start', job: waiting, at };
}

/** A job holds what is there when it starts, not when it is done. */
function start(instance: Instance, job: ExportJob, at: number): void {
  job.startedAt = at;
  const content = contentOf(instance, job);
  if ('failure' in content) job.failure = content.failure;
  else job.file = content.file;
}

function forget({ store }: Instance, job: ExportJob, now: number): void {
  const { finishedAt, file } = job;
  if (finishedAt === undefined) return;
  if (file?.text !== undefined && finishedAt + fileKept < now) job.file = { ...file, text: undefined };
  if (finishedAt + jobKept < now) store.exports.delete(job.id);
}

/** Whether another job can stand in the queue, which all kinds share, those that run among them. */
export function hasRoom({ store }: Instance): boolean {
  const isInside = (job: ExportJob): boolean => ['Queued', 'Processing'].includes(statusOf(job));
  return [...store.exports.values()].filter(isInside).length < mostQueued;
}

/** Whether the files of today have used up what a day may have. */
export function isQuotaUsedUp({ store, exports, clock }: Instance): boolean {
  const { dailyMegabytes } = exports;
  if (dailyMegabytes === 'off') return false;
  const today = quotaDay(clock());
  let bytes = 0;
  for (const job of store.exports.values()) {
    const isOfToday = job.finishedAt !== undefined && quotaDay(job.finishedAt) === today;
    if (isOfToday) bytes += job.file?.bytes ?? 0;
  }
  return bytes >= dailyMegabytes * 1_000_000;
}
