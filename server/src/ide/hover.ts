import type { Document, Model } from '../model/index.ts';
import type { Span } from '../syntax/index.ts';
import { constraintPage, operatorPage, pageOf, parameterPage } from './catalogue-page.ts';
import { type Mark, marksOf } from './marks.ts';
import { mentionAt, standingAt } from './mention.ts';
import { bracketEnd } from './spelling.ts';
import { symbolPage } from './symbol-page.ts';

/** What an editor shows about the text under the pointer. */
export interface Hover extends Span {
  readonly markdown: string;
}

/** A campaign, field, stage, … of the files; else a word of Marketo's vocabulary. */
export function hoverAt(model: Model, uri: string, offset: number): Hover | undefined {
  const document = model.documents.get(uri);
  if (document === undefined) return undefined;
  const vocabulary = markAt(model, document, offset);
  if (vocabulary !== undefined) return vocabulary;
  const mention = mentionAt(model, document, offset);
  const symbol = mention?.symbols[0];
  if (mention === undefined || symbol === undefined) return undefined;
  return { start: mention.start, end: mention.end, markdown: symbolPage(model, symbol) };
}

function markAt(model: Model, document: Document, offset: number): Hover | undefined {
  const standing = standingAt(document, offset);
  if (standing === undefined) return undefined;
  for (const mark of marksOf(model.bound(standing.declaration))) {
    const start = standing.offset + mark.start;
    const inName = mark.kind === 'constraint' || mark.kind === 'parameter';
    const end = inName ? bracketEnd(document.text, start) : standing.offset + mark.end;
    if (offset < start || offset >= end) continue;
    const markdown = pageOfMark(mark);
    if (markdown !== undefined) return { start, end, markdown };
  }
  return undefined;
}

function pageOfMark(mark: Mark): string | undefined {
  switch (mark.kind) {
    case 'name':
      return pageOf(mark.definition);
    case 'operator':
      return operatorPage(mark.operator);
    case 'constraint':
      return mark.constraint && constraintPage(mark.constraint, mark.owner);
    case 'parameter':
      return parameterPage(mark.parameter, mark.owner);
  }
}
