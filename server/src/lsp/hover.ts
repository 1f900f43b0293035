import { HoverRequest, MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../ide/index.ts';
import { request } from './handler.ts';
import { toRange } from './position.ts';
import { type Feature, spotOf } from './session.ts';

export const hover: Feature = request(HoverRequest.type, null, (session, params) => {
  const spot = spotOf(session, params);
  const found = spot && hoverAt(spot.model, spot.uri, spot.offset);
  if (spot === undefined || found === undefined) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: found.markdown },
    range: toRange(spot.document, found),
  };
});
