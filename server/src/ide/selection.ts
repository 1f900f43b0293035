import type { Model } from '../model/index.ts';
import { nodePathAt, type Span } from '../syntax/index.ts';
import { insideOf, writtenAs } from './spelling.ts';

/** What to select as the selection grows from an offset: the innermost first, the file last. */
export function selectionsAt(model: Model, uri: string, offset: number): readonly Span[] {
  const document = model.documents.get(uri);
  if (document === undefined) return [];
  const { text, parsed } = document;
  const nodes = nodePathAt(parsed, offset).toReversed();
  const spans = [wordAt(text, offset), ...nodes.flatMap((node) => [inside(text, node), node])];
  const growing: Span[] = [];
  for (const span of spans) {
    const last = growing.at(-1);
    if (span === undefined || (last !== undefined && !isWider(span, last))) continue;
    growing.push({ start: span.start, end: span.end });
  }
  return growing;
}

function isWider(span: Span, than: Span): boolean {
  const isAround = span.start <= than.start && span.end >= than.end;
  return isAround && span.end - span.start > than.end - than.start;
}

/** A name is selected before its quotes or brackets are. */
function inside(text: string, { start, end }: Span): Span | undefined {
  const written = writtenAs(text, start);
  const isName = written === 'string' || written === 'brackets' || text.startsWith('{{', start);
  return isName ? insideOf(text, { start, end }) : undefined;
}

/** Longer than any word that a person would select. */
const longestWord = 1000;

function wordAt(text: string, offset: number): Span | undefined {
  const before = /[\p{L}\p{N}_]*$/u.exec(text.slice(Math.max(0, offset - longestWord), offset));
  const after = /^[\p{L}\p{N}_]*/u.exec(text.slice(offset, offset + longestWord));
  const start = offset - (before?.[0].length ?? 0);
  const end = offset + (after?.[0].length ?? 0);
  return start === end ? undefined : { start, end };
}
