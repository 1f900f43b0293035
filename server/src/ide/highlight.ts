import type { Model } from '../model/index.ts';
import type { Span } from '../syntax/index.ts';
import { identityOf, mentionAt, mentionsIn } from './mention.ts';

export interface Highlight extends Span {
  /** A declaration, a request or a mere mention is none of both. */
  readonly kind: 'read' | 'write' | 'text';
}

/** Where the file names the thing at an offset. */
export function highlight(model: Model, uri: string, offset: number): readonly Highlight[] {
  const document = model.documents.get(uri);
  const here = document && mentionAt(model, document, offset);
  if (document === undefined || here === undefined) return [];
  const wanted = new Set(here.symbols.map(identityOf));
  const highlights: Highlight[] = [];
  for (const { start, end, symbols, role } of mentionsIn(model, document, here.symbols[0]?.name)) {
    if (!symbols.some((symbol) => wanted.has(identityOf(symbol)))) continue;
    highlights.push({ start, end, kind: role === 'reads' ? 'read' : role === 'writes' ? 'write' : 'text' });
  }
  return highlights;
}
