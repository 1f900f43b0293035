import type { Location as LspLocation, Position, Range } from 'vscode-languageserver';
import type { TextEdit } from '../ide/index.ts';
import { type Document, type Location, type Model, offsetAt, positionAt } from '../model/index.ts';
import type { Span } from '../syntax/index.ts';

export function toRange(document: Document, { start, end }: Span): Range {
  return { start: positionAt(document, start), end: positionAt(document, end) };
}

export function toSpan(document: Document, { start, end }: Range): Span {
  return { start: offsetAt(document, start), end: offsetAt(document, end) };
}

export function toOffset(document: Document, position: Position): number {
  return offsetAt(document, position);
}

export function toLocation(model: Model, { uri, start, end }: Location): LspLocation | undefined {
  const document = model.documents.get(uri);
  return document && { uri, range: toRange(document, { start, end }) };
}

/** Edits by file, as a WorkspaceEdit takes them. */
export function toChanges(
  model: Model,
  edits: readonly TextEdit[],
): Record<string, { range: Range; newText: string }[]> {
  const byFile = Map.groupBy(edits, ({ uri }) => uri);
  return Object.fromEntries(
    [...byFile].flatMap(([uri, list]) => {
      const document = model.documents.get(uri);
      const changes =
        document && list.map((edit) => ({ range: toRange(document, edit), newText: edit.text }));
      return changes === undefined ? [] : [[uri, changes]];
    }),
  );
}
