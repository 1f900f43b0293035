import type { Instance } from '../instance.ts';
import { found, refused, type Answer, type Refused } from '../protocol/answer.ts';
import { integer, query, text } from '../protocol/parameter.ts';
import { invalidData } from '../protocol/refusals.ts';

/** Asset calls page by `offset` and `maxReturn`; a page that is short is the last. */
export const assetPage = { offset: query(integer), maxReturn: query(integer) };

interface AssetPage {
  readonly offset: number | undefined;
  readonly maxReturn: number | undefined;
}

export function assetPageOf<T>(
  instance: Instance,
  items: readonly T[],
  page: AssetPage,
  view: (item: T) => unknown,
): Answer {
  const cut = pageOf(instance, items, page, { most: 200, usual: 20 });
  return 'kind' in cut ? cut : found(cut.items.map(view));
}

interface PageRules {
  /** What a caller may ask for. */
  readonly most: number;
  /** What a caller gets who asks for nothing. */
  readonly usual: number;
}

/** The items of one page, or why there is no such page. */
export function pageOf<T>(
  { pageSize, readings }: Instance,
  items: readonly T[],
  page: AssetPage,
  { most, usual }: PageRules,
): { readonly items: readonly T[] } | Refused {
  const offset = page.offset ?? 0;
  const asked = page.maxReturn ?? usual;
  if (offset < 0) return invalidData('offset cannot be negative');
  if (asked < 1 || (asked > most && readings.overlongPage === 'refuse'))
    return invalidData(`maxReturn must be between 1 and ${most}`);
  return { items: items.slice(offset, offset + Math.min(asked, most, pageSize)) };
}

/** The lead database pages by an opaque token and says whether more follows. */
export const leadPage = { batchSize: query(integer), nextPageToken: query(text()) };

interface LeadPage {
  readonly batchSize: number | undefined;
  readonly nextPageToken: string | undefined;
}

const mostLeads = 300;

export function leadPageOf<T>(
  instance: Instance,
  items: readonly T[],
  page: LeadPage,
  view: (item: T) => unknown,
): Answer {
  const asked = page.batchSize ?? mostLeads;
  if (asked < 1 || (asked > mostLeads && instance.readings.overlongPage === 'refuse'))
    return invalidData(`batchSize must be between 1 and ${mostLeads}`);
  const size = Math.min(asked, mostLeads, instance.pageSize);
  const from = page.nextPageToken === undefined ? 0 : offsetIn(page.nextPageToken);
  if (from === undefined) return refused(1003, 'Next page token is not valid');
  const moreResult = from + size < items.length;
  return {
    kind: 'success',
    result: items.slice(from, from + size).map(view),
    page: { moreResult, nextPageToken: moreResult ? tokenFor(from + size) : undefined },
  };
}

function tokenFor(offset: number): string {
  return Buffer.from(`page ${offset}`).toString('base64');
}

function offsetIn(token: string): number | undefined {
  const match = /^page (\d{1,9})$/.exec(Buffer.from(token, 'base64').toString('utf8'));
  return match === null ? undefined : Number(match[1]);
}
