import { placeOf } from '../model/index.ts';
import type { Declaration, Span } from '../syntax/index.ts';
import type { Edit } from './rule.ts';

/** Takes a statement out, and its line with it where nothing else stands there. */
export function statementRemoved(declaration: Declaration, text: string, { start, end }: Span): Edit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextLine = text.indexOf('\n', end);
  const isAlone =
    nextLine !== -1 && text.slice(lineStart, start).trim() === '' && text.slice(end, nextLine).trim() === '';
  const span = isAlone ? { start: lineStart, end: nextLine + 1 } : { start, end };
  return { place: placeOf(declaration, span), text: '' };
}
