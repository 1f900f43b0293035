import type { Declaration, Span } from '../syntax/index.ts';

/**
 * Where something stands: a span inside a declaration. It stays true when the declaration moves, so results that
 * carry places can be kept across edits; {@link Model.locate} turns one into a position in a file.
 */
export interface Place extends Span {
  readonly declaration: Declaration;
}

/** A position in a file's text, offsets from its beginning. */
export interface Location extends Span {
  readonly uri: string;
}

export function placeOf(declaration: Declaration, span: Span): Place {
  return { declaration, start: span.start, end: span.end };
}
