import type { Download } from '../protocol/answer.ts';
import type { Call, Reply } from './call.ts';

/**
 * A file on its way out, without an envelope: all of it, or the bytes that the `Range` header asks for. One that is not
 * there, or not yet, is a real 404. Source: bulk extract page.
 */
export function downloadReply({ text }: Download, { header }: Call): Reply {
  if (text === undefined) return plain(404, 'Export file not found');
  const bytes = Buffer.from(text, 'utf8');
  const headers = { 'content-type': 'text/csv;charset=UTF-8', 'accept-ranges': 'bytes' };
  const asked = header?.('range');
  if (asked === undefined) return { status: 200, bytes, headers };
  const range = rangeIn(asked, bytes.length);
  if (range === undefined)
    return {
      ...plain(416, 'Requested Range Not Satisfiable'),
      headers: { 'content-range': `bytes */${bytes.length}` },
    };
  const { first, last } = range;
  return {
    status: 206,
    bytes: bytes.subarray(first, last + 1),
    headers: { ...headers, 'content-range': `bytes ${first}-${last}/${bytes.length}` },
  };
}

/** `bytes=0-499`, `bytes=500-`, `bytes=-500`; the last byte belongs to it. */
function rangeIn(
  asked: string,
  length: number,
): { readonly first: number; readonly last: number } | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(asked.trim()) ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  return first <= last ? { first, last } : undefined;
}

function plain(status: number, text: string): Reply {
  return { status, text, headers: { 'content-type': 'text/plain;charset=UTF-8' } };
}
