import type { Instance } from '../instance.ts';
import { leadTime } from '../protocol/time.ts';
import type { ExportJob } from '../store/exports.ts';

type ExportStatus = 'Created' | 'Queued' | 'Processing' | 'Canceled' | 'Completed' | 'Failed';

/** Where a job stands; the times that it bears say so. */
export function statusOf(job: ExportJob): ExportStatus {
  if (job.cancelledAt !== undefined) return 'Canceled';
  if (job.finishedAt !== undefined) return job.failure === undefined ? 'Completed' : 'Failed';
  if (job.startedAt !== undefined) return 'Processing';
  return job.queuedAt === undefined ? 'Created' : 'Queued';
}

/** A job as the calls show it: members that it has no value for yet are absent. */
export function exportView({ readings }: Instance, job: ExportJob): Record<string, unknown> {
  const status = statusOf(job);
  const { id, format, createdAt, queuedAt, startedAt, finishedAt, failure, file } = job;
  return {
    exportId: id,
    format,
    status: status === 'Canceled' ? readings.cancelledExport : status,
    createdAt: leadTime(createdAt),
    ...(queuedAt !== undefined && { queuedAt: leadTime(queuedAt) }),
    ...(startedAt !== undefined && { startedAt: leadTime(startedAt) }),
    ...(finishedAt !== undefined && { finishedAt: leadTime(finishedAt) }),
    ...(status === 'Completed' &&
      file !== undefined && {
        numberOfRecords: file.records,
        fileSize: file.bytes,
        fileChecksum: `sha256:${file.checksum}`,
      }),
    ...(failure !== undefined && { errorMsg: failure }),
  };
}
