import type { Instance } from '../instance.ts';
import { success, type Answer } from '../protocol/answer.ts';
import { get, type Endpoint } from '../protocol/endpoint.ts';

const base = '/rest/v1/stats';

/** Calls and errors of today, and of the last seven days. */
export const usageEndpoints: readonly Endpoint[] = [
  get({
    path: `${base}/usage.json`,
    permissions: [],
    parameters: {},
    handle: (instance) => usage(instance, 1),
  }),
  get({
    path: `${base}/usage/last7days.json`,
    permissions: [],
    parameters: {},
    handle: (instance) => usage(instance, 7),
  }),
  get({
    path: `${base}/errors.json`,
    permissions: [],
    parameters: {},
    handle: (instance) => errors(instance, 1),
  }),
  get({
    path: `${base}/errors/last7days.json`,
    permissions: [],
    parameters: {},
    handle: (instance) => errors(instance, 7),
  }),
];

function usage(instance: Instance, days: number): Answer {
  const figures = instance.limits.figures(instance.clock(), days);
  return success(
    ...figures.map(({ date, day }) => ({
      date,
      total: day.total,
      users: [...day.users].map(([userId, count]) => ({ userId, count })),
    })),
  );
}

function errors(instance: Instance, days: number): Answer {
  const figures = instance.limits.figures(instance.clock(), days);
  return success(
    ...figures.map(({ date, day }) => {
      const counts = [...day.errors].map(([errorCode, count]) => ({ errorCode, count }));
      return { date, total: counts.reduce((sum, { count }) => sum + count, 0), errors: counts };
    }),
  );
}
