import type { Model } from '../model/index.ts';
import { format, type LifecycleFile, parse, type Placed, type Span } from '../syntax/index.ts';
import type { TextEdit } from './edit.ts';

/**
 * The edits that bring a file into its one layout: one for each declaration, or stretch between two, that changes.
 * With a span, of the declarations that it touches only.
 */
export function formatEdits(model: Model, uri: string, within?: Span): readonly TextEdit[] {
  const document = model.documents.get(uri);
  if (document === undefined) return [];
  const { text, parsed } = document;
  const formatted = format(parsed, { catalogue: model.catalogue });
  if (formatted === text) return [];
  const before = piecesOf(parsed.file, text);
  const after = piecesOf(parse(formatted).file, formatted);
  if (before.length !== after.length)
    return within === undefined ? [{ uri, start: 0, end: text.length, text: formatted }] : [];
  return before.flatMap((piece, index) => {
    const replacement = after[index]?.text ?? piece.text;
    if (replacement === piece.text || (within !== undefined && !isMeant(piece, within))) return [];
    return [{ uri, start: piece.start, end: piece.end, text: replacement }];
  });
}

interface Piece extends Span {
  readonly text: string;
  readonly isDeclaration: boolean;
}

/** Declarations, and what stands between them, by turns. A folder's own lines stand between its declarations. */
function piecesOf(file: LifecycleFile, text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const push = (end: number, isDeclaration: boolean): void => {
    pieces.push({ start: at, end, text: text.slice(at, end), isDeclaration });
    at = end;
  };
  const walk = (items: readonly Placed[], origin: number): void => {
    for (const { declaration, offset } of items) {
      const start = origin + offset;
      if (declaration.kind === 'Folder') {
        walk(declaration.items, start);
      } else {
        push(start, false);
        push(start + declaration.end, true);
      }
    }
  };
  walk(file.items, 0);
  push(text.length, false);
  return pieces;
}

/** Of the stretches between declarations only those that lie wholly inside. */
function isMeant({ start, end, isDeclaration }: Piece, within: Span): boolean {
  if (!isDeclaration) return within.start <= start && end <= within.end;
  return (start < within.end && within.start < end) || (start <= within.start && within.end <= end);
}
