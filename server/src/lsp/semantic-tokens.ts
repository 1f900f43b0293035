import {
  SemanticTokensBuilder,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type SemanticTokens,
} from 'vscode-languageserver';
import { semanticTokens as tokensOf, tokenModifiers, tokenTypes } from '../ide/index.ts';
import type { Span } from '../syntax/index.ts';
import { request } from './handler.ts';
import { toSpan } from './position.ts';
import { type Feature, fileOf, type Spot } from './session.ts';

export const semanticTokensLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };

export const semanticTokens: Feature = request(SemanticTokensRequest.type, null, (session, params) => {
  const file = fileOf(session, params);
  return file === undefined ? null : encode(file);
});

export const semanticTokensRange: Feature = request(
  SemanticTokensRangeRequest.type,
  null,
  (session, params) => {
    const file = fileOf(session, params);
    return file === undefined ? null : encode(file, toSpan(file.document, params.range));
  },
);

/** Modifiers are bits of a number. */
function encode({ model, document, uri }: Omit<Spot, 'offset'>, within?: Span): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  const { lineStarts } = document;
  let line = 0;
  for (const { start, end, type, modifier } of tokensOf(model, uri, within)) {
    // The tokens come in order: looking each position up would cost more than the rest.
    while ((lineStarts[line + 1] ?? Infinity) <= start) line += 1;
    const modifiers = modifier === undefined ? 0 : 1 << tokenModifiers.indexOf(modifier);
    builder.push(line, start - (lineStarts[line] ?? 0), end - start, tokenTypes.indexOf(type), modifiers);
  }
  return builder.build();
}
