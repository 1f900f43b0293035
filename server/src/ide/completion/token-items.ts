import type { Completion } from './completion.ts';
import { completion } from './completion.ts';
import type { Place } from './items.ts';
import { allTokens } from './value-items.ts';

/**
 * The tokens that fit between the braces around an offset, be they inside quotes or not; undefined when the offset
 * stands in no `{{`.
 */
export function tokenItems(
  { model, document, program, cursor }: Place,
  offset: number,
): readonly Completion[] | undefined {
  const { typed } = cursor;
  if (typed.kind !== 'token' && typed.kind !== 'text') return undefined;
  const { text } = document;
  const open = text.lastIndexOf('{{', offset - 1);
  if (open < typed.start || open + 2 > offset) return undefined;
  const inside = text.slice(open + 2, offset);
  if (/[}"\r\n]/.test(inside)) return undefined;
  const rest = /^[^{}"\r\n]*\}\}/.exec(text.slice(offset, offset + longestToken));
  const span = { start: open + 2, end: rest === null ? offset : offset + rest[0].length - 2 };
  return allTokens(model, program).map(({ name, detail, rank, subject, kind }) =>
    completion(span, kind, name, {
      detail,
      rank: rank ?? 3,
      subject,
      insert: rest === null ? `${name}}}` : name,
    }),
  );
}

/** Marketo's names have up to 255 characters; with a namespace and a default that is plenty. */
const longestToken = 600;
