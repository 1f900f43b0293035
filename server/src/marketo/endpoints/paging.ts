import type { z } from 'zod';
import { success, type Answer, type Failure } from '../answer.ts';
import type { Call, MarketoHttp } from '../http.ts';

/** The most that asset calls give at once. */
const assetsPerPage = 200;

/** All results of an asset call. There is no flag for more: the last page is the short one. */
export async function browse<T>(
  http: MarketoHttp,
  call: Call,
  item: z.ZodType<T>,
): Promise<Answer<readonly T[]>> {
  const found: T[] = [];
  for (;;) {
    const query = { ...call.query, offset: String(found.length), maxReturn: String(assetsPerPage) };
    const page = await http.call({ ...call, query }, item);
    if (page.kind !== 'success') return page;
    found.push(...page.result.items);
    if (page.result.items.length < assetsPerPage) return success(found);
  }
}

/** All results of a lead database call, which hands out a token for the next page. */
export async function browseByToken<T>(
  http: MarketoHttp,
  call: Call,
  item: z.ZodType<T>,
): Promise<Answer<readonly T[]>> {
  const found: T[] = [];
  let token: string | undefined;
  do {
    const query: Record<string, string> = { ...call.query, batchSize: '300' };
    if (token !== undefined) query['nextPageToken'] = token;
    const page = await http.call({ ...call, query }, item);
    if (page.kind !== 'success') return page;
    found.push(...page.result.items);
    const next = page.result.nextPageToken;
    token = next === token || page.result.items.length === 0 ? undefined : next;
  } while (token !== undefined);
  return success(found);
}

/** The only result; undefined for a miss, which Marketo calls a success. */
export async function one<T>(
  http: MarketoHttp,
  call: Call,
  item: z.ZodType<T>,
): Promise<Answer<T | undefined>> {
  const page = await http.call(call, item);
  return page.kind === 'success' ? success(page.result.items[0]) : absentAsUndefined(page);
}

/** Some misses are error 702 instead of an empty success. */
function absentAsUndefined(answer: Failure): Answer<undefined> {
  return answer.code === '702' ? success(undefined) : answer;
}

/** The result of a write: an answer without one cannot be trusted either way. */
export async function written<T>(http: MarketoHttp, call: Call, item: z.ZodType<T>): Promise<Answer<T>> {
  const page = await http.call(call, item);
  if (page.kind !== 'success') return page;
  const [result] = page.result.items;
  if (result !== undefined) return success(result);
  const message = `${http.instance.name} answered ${call.method} ${call.path} without a result: it may have been done or not.`;
  return { kind: 'unknown', cause: 'temporary', code: 'empty', message };
}
