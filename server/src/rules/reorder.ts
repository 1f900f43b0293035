import { placeOf } from '../model/index.ts';
import type { Comment, Declaration, Span } from '../syntax/index.ts';
import type { Edit } from './rule.ts';

/** A statement with the comments that belong to it: what moves as one when statements change places. */
export type Slot = Span;

/**
 * The slots of some statements: each takes along the comment lines right above it and the comment behind it in its
 * line. Where code follows in a line, comments behind stay: `// …` would swallow it.
 */
export function slotsOf(
  statements: readonly Span[],
  comments: readonly Comment[],
  text: string,
): readonly Slot[] {
  const takesTail = statements.every(({ end }) => /^[ \t]*(?:\/\/|\/\*|\r?\n|$)/.test(lineFrom(text, end)));
  let next = 0;
  return statements.map(({ start, end }) => {
    const above = next;
    while ((comments[next]?.end ?? Infinity) <= start) next += 1;
    const first = firstComment(start, comments.slice(above, next), text);
    // Comments inside the statement belong to it anyway.
    while ((comments[next]?.start ?? Infinity) < end) next += 1;
    return { start: first, end: takesTail ? endWithComment(end, comments[next], text) : end };
  });
}

/** Puts the statements into another order; what stands between the slots stays. */
export function reorder(
  declaration: Declaration,
  slots: readonly Slot[],
  order: readonly Slot[],
  text: string,
): readonly Edit[] {
  return slots.flatMap((slot, index) => {
    const next = order[index];
    if (next === undefined || next.start === slot.start) return [];
    return [{ place: placeOf(declaration, slot), text: text.slice(next.start, next.end) }];
  });
}

/** Where the comment lines right above a statement begin. */
function firstComment(start: number, above: readonly Comment[], text: string): number {
  let first = start;
  for (const comment of above.toReversed()) {
    const isRightAbove = /^[ \t]*\r?\n[ \t]*$/.test(text.slice(comment.end, first));
    const hasOwnLine = text.slice(text.lastIndexOf('\n', comment.start - 1) + 1, comment.start).trim() === '';
    if (!isRightAbove || !hasOwnLine) break;
    first = comment.start;
  }
  return first;
}

function endWithComment(end: number, behind: Comment | undefined, text: string): number {
  return behind !== undefined && /^[ \t]*$/.test(text.slice(end, behind.start)) ? behind.end : end;
}

function lineFrom(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.slice(offset) : text.slice(offset, end + 1);
}
