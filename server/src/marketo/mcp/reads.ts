import { z } from 'zod';
import { map, type Answer } from '../answer.ts';
import type { MarketoHttp } from '../http.ts';

/** What REST does not show: only tools read it. */

const permission = 'Read-Only Assets';
const run = z.object({ runAt: z.string() });
const uses = z.object({ usedBy: z.array(z.object({ name: z.string() })) });

/** When a batch campaign is going to run, as the instance writes times. */
export async function scheduledRuns(http: MarketoHttp, campaign: number): Promise<Answer<readonly string[]>> {
  const path = `/mcp/smartCampaign/${campaign}/scheduledRuns`;
  return map(await http.call({ method: 'GET', path, permission }, run), ({ items }) =>
    items.map(({ runAt }) => runAt),
  );
}

/** Names of the campaigns and lists that name a smart list. */
export async function smartListUsedBy(http: MarketoHttp, list: number): Promise<Answer<readonly string[]>> {
  const path = `/mcp/smartList/${list}/usedBy`;
  return map(await http.call({ method: 'GET', path, permission }, uses), ({ items }) =>
    items.flatMap(({ usedBy }) => usedBy.map(({ name }) => name)),
  );
}
