import type { Comment, Span } from '../ast.ts';
import { blankLine, concat, hardLine, margin } from './doc.ts';
import type { Doc } from './doc.ts';

/**
 * The comments of a declaration on their way into the output. Each printed piece first lets out the comments that
 * stand before it, so that none is lost or printed twice, and all keep their order.
 */
export interface CommentCursor {
  readonly text: string;
  readonly comments: readonly Comment[];
  /** The first one that is not printed yet. */
  next: number;
}

export function cursorOf(text: string, comments: readonly Comment[]): CommentCursor {
  return { text, comments, next: 0 };
}

export function hasCommentBefore({ comments, next }: CommentCursor, offset: number): boolean {
  const comment = comments[next];
  return comment !== undefined && comment.start < offset;
}

function takeBefore(cursor: CommentCursor, offset: number): Comment[] {
  const taken: Comment[] = [];
  for (
    let comment = cursor.comments[cursor.next];
    comment !== undefined;
    comment = cursor.comments[cursor.next]
  ) {
    if (comment.start >= offset) break;
    taken.push(comment);
    cursor.next++;
  }
  return taken;
}

/** What stands between two pieces of a statement: a blank or a break, unless there are comments. */
export function gap(cursor: CommentCursor, from: number, to: number, usual: Doc): Doc {
  if (!hasCommentBefore(cursor, to)) return usual;
  const docs: Doc[] = [];
  let at = from;
  let last: Comment | undefined;
  for (const comment of takeBefore(cursor, to)) {
    docs.push(lineEnds(cursor.text, at, comment.start) > 0 ? hardLine : ' ', commentDoc(comment));
    at = comment.end;
    last = comment;
  }
  const breaks = usual === hardLine || last?.style === 'line' || lineEnds(cursor.text, at, to) > 0;
  return concat([...docs, breaks ? hardLine : ' ']);
}

/** The comments above a piece that begins a line, each with the line's end after it. */
export function linesAbove(cursor: CommentCursor, offset: number): Doc {
  return concat(takeBefore(cursor, offset).flatMap((comment) => [commentDoc(comment), hardLine]));
}

export interface Item extends Span {
  /** Prints it; called once the comments before it are out. */
  readonly print: () => Doc;
}

/** Items below each other with the comments before, between and behind them; at most one blank line in between. */
export function itemLines(cursor: CommentCursor, from: number, items: readonly Item[], to: number): Doc {
  const docs: Doc[] = [];
  let at = from;
  const begin = (offset: number): void => {
    const blank = docs.length > 0 && lineEnds(cursor.text, at, offset) > 1;
    docs.push(blank ? blankLine : hardLine);
  };
  const putComments = (comments: readonly Comment[]): void => {
    for (const comment of comments) {
      if (lineEnds(cursor.text, at, comment.start) > 0) begin(comment.start);
      else docs.push(' ');
      docs.push(margin(comment.text));
      at = comment.end;
    }
  };
  for (const { start, end, print } of items) {
    const comments = takeBefore(cursor, start);
    const leading = splitLeading(cursor.text, comments, start);
    putComments(comments);
    begin(leading[0]?.start ?? start);
    for (const comment of leading) docs.push(comment.text, ' ');
    docs.push(print());
    at = end;
  }
  putComments(takeBefore(cursor, to));
  return concat(docs);
}

/** Takes the block comments off the end of the list that stand on the same line as the item after them. */
function splitLeading(text: string, comments: Comment[], start: number): Comment[] {
  let at = start;
  let from = comments.length;
  for (; from > 0; from--) {
    const comment = comments[from - 1];
    if (comment?.style !== 'block' || lineEnds(text, comment.end, at) > 0) break;
    at = comment.start;
  }
  return comments.splice(from);
}

function commentDoc({ style, text }: Comment): Doc {
  return style === 'line' ? margin(text) : text;
}

/** How many lines end in a stretch of the text; two say as much as more. */
export function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to && count < 2; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}
