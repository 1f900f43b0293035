import type { Span } from '../syntax/index.ts';

/** A change of one file: the text between `start` and `end` becomes `text`. Offsets count from the file's beginning. */
export interface TextEdit extends Span {
  readonly uri: string;
  readonly text: string;
}

/** Applies edits of one file. Edits that overlap an earlier one are left out. */
export function applyEdits(text: string, edits: readonly Omit<TextEdit, 'uri'>[]): string {
  const ordered = edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
  const pieces: string[] = [];
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at) continue;
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
