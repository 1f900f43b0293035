import { z } from 'zod';
import { map, type Answer } from '../answer.ts';
import type { MarketoHttp } from '../http.ts';

const usage = z.object({ date: z.string(), total: z.number() });

/** How many calls of today's quota the instance's integrations have used together. */
export async function callsToday(http: MarketoHttp): Promise<Answer<number>> {
  const call = { method: 'GET', path: '/rest/v1/stats/usage.json', permission: 'Read-Only Assets' } as const;
  return map(await http.call(call, usage), ({ items }) => items.reduce((sum, { total }) => sum + total, 0));
}
