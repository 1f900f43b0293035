import { randomUUID } from 'node:crypto';
import { activityOrder, activityRequest, leadOrder, leadRequest, type ReadOrder } from '../exports/order.ts';
import { advanceExports, hasRoom, isQuotaUsedUp } from '../exports/queue.ts';
import { exportView, statusOf } from '../exports/status.ts';
import type { Instance } from '../instance.ts';
import { type Answer, refused, success, type Refused } from '../protocol/answer.ts';
import { act, get, post, type Endpoint, type Permission } from '../protocol/endpoint.ts';
import { body, type Kind, path, queryList, text } from '../protocol/parameter.ts';
import { invalidData, shortened, wrongType } from '../protocol/refusals.ts';
import type { ExportJob, ExportOrder } from '../store/exports.ts';
import { leadPage, leadPageOf } from './paging.ts';

/** Source: error codes page. */
const queueFull = refused(1029, 'Too many jobs in queue');
const quotaExceeded = refused(1029, 'Export daily quota exceeded');
const alreadyQueued = refused(1029, 'Job already queued');

/** The list shows what was made in these days. */
const listed = 7 * 86_400_000;

const exportId = path(text(64));

const statusWords: ReadonlySet<string> = new Set([
  'created',
  'queued',
  'processing',
  'canceled',
  'cancelled',
  'completed',
  'failed',
]);

/** The specification writes it small, its answers have a capital: letter case does not count. */
const statusWord: Kind<string> = {
  type: 'string',
  parse: (_name, given) => {
    const value = given.toLowerCase();
    return statusWords.has(value)
      ? { ok: true, value }
      : { ok: false, refusal: wrongType(given, 'ExportStatus') };
  },
};

/** Bulk extracts: a job is made, put into the queue, and asked for until its file is there. */
export const bulkExportEndpoints: readonly Endpoint[] = [
  post('json', {
    path: '/bulk/v1/leads/export/create.json',
    permissions: ['Read-Only Lead'],
    parameters: { exportLeadRequest: body(leadRequest) },
    handle: (instance, { exportLeadRequest }) => create(instance, leadOrder(instance, exportLeadRequest)),
  }),
  ...jobEndpoints('leads', ['Read-Only Lead']),
  post('json', {
    path: '/bulk/v1/activities/export/create.json',
    permissions: ['Read-Only Activity'],
    parameters: { exportActivityRequest: body(activityRequest) },
    handle: (instance, { exportActivityRequest }) =>
      create(instance, activityOrder(instance, exportActivityRequest)),
  }),
  ...jobEndpoints('activities', ['Read-Only Activity']),
];

function create(instance: Instance, read: ReadOrder<ExportOrder>): Answer {
  if ('kind' in read) return read;
  if (isQuotaUsedUp(instance)) return quotaExceeded;
  const job: ExportJob = {
    ...read,
    id: randomUUID(),
    createdAt: instance.clock(),
    queuedAt: undefined,
    startedAt: undefined,
    finishedAt: undefined,
    cancelledAt: undefined,
    failure: undefined,
    file: undefined,
  };
  instance.store.exports.set(job.id, job);
  return success(exportView(instance, job));
}

function jobEndpoints(kind: ExportOrder['kind'], permissions: readonly Permission[]): readonly Endpoint[] {
  const base = `/bulk/v1/${kind}/export`;
  return [
    get({
      path: `${base}.json`,
      permissions,
      parameters: { status: queryList(statusWord), ...leadPage },
      handle: (instance, { status, ...page }) => {
        const since = instance.clock() - listed;
        const jobs = [...instance.store.exports.values()].filter(
          (job) =>
            job.order.kind === kind && job.createdAt >= since && (status === undefined || isOne(job, status)),
        );
        const answer = leadPageOf(instance, jobs, page, (job) => exportView(instance, job));
        if (answer.kind !== 'success' || answer.page === undefined) return answer;
        // Here a token alone says that more follow.
        return { ...answer, page: { ...answer.page, moreResult: undefined } };
      },
    }),
    act({
      path: `${base}/{exportId}/enqueue.json`,
      permissions,
      parameters: { exportId },
      handle: (instance, { exportId }) => withJob(instance, kind, exportId, (job) => enqueue(instance, job)),
    }),
    act({
      path: `${base}/{exportId}/cancel.json`,
      permissions,
      parameters: { exportId },
      handle: (instance, { exportId }) => withJob(instance, kind, exportId, (job) => cancel(instance, job)),
    }),
    get({
      path: `${base}/{exportId}/status.json`,
      permissions,
      parameters: { exportId },
      handle: (instance, { exportId }) =>
        withJob(instance, kind, exportId, (job) => success(exportView(instance, job))),
    }),
    get({
      path: `${base}/{exportId}/file.json`,
      permissions,
      parameters: { exportId },
      handle: (instance, { exportId }) => {
        const job = jobNamed(instance, kind, exportId);
        const done = job !== undefined && statusOf(job) === 'Completed';
        return { kind: 'file', text: done ? job.file?.text : undefined };
      },
    }),
  ];
}

function isOne(job: ExportJob, words: readonly string[]): boolean {
  const word = statusOf(job).toLowerCase();
  return words.includes(word) || (word === 'canceled' && words.includes('cancelled'));
}

function jobNamed(instance: Instance, kind: ExportOrder['kind'], id: string): ExportJob | undefined {
  const job = instance.store.exports.get(id);
  return job?.order.kind === kind ? job : undefined;
}

function withJob(
  instance: Instance,
  kind: ExportOrder['kind'],
  id: string,
  use: (job: ExportJob) => Answer,
): Answer {
  const job = jobNamed(instance, kind, id);
  return job === undefined ? refused(1013, `Export job '${shortened(id)}' not found`) : use(job);
}

function enqueue(instance: Instance, job: ExportJob): Answer {
  const status = statusOf(job);
  if (status === 'Canceled') return wrongState(job);
  if (status !== 'Created') return alreadyQueued;
  if (isQuotaUsedUp(instance)) return quotaExceeded;
  if (!hasRoom(instance)) return queueFull;
  job.queuedAt = instance.clock();
  return success(exportView(instance, job));
}

function cancel(instance: Instance, job: ExportJob): Answer {
  if (['Canceled', 'Completed', 'Failed'].includes(statusOf(job))) return wrongState(job);
  job.cancelledAt = instance.clock();
  job.file = undefined;
  // It may have made room for another one.
  advanceExports(instance);
  return success(exportView(instance, job));
}

function wrongState(job: ExportJob): Refused {
  return invalidData(`Export job is in ${statusOf(job)} state`);
}
