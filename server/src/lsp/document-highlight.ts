import { DocumentHighlightKind, DocumentHighlightRequest } from 'vscode-languageserver';
import { highlight } from '../ide/index.ts';
import { request } from './handler.ts';
import { toRange } from './position.ts';
import { type Feature, spotOf } from './session.ts';

const kinds = {
  read: DocumentHighlightKind.Read,
  write: DocumentHighlightKind.Write,
  text: DocumentHighlightKind.Text,
} as const;

export const documentHighlight: Feature = request(DocumentHighlightRequest.type, null, (session, params) => {
  const spot = spotOf(session, params);
  if (spot === undefined) return null;
  return highlight(spot.model, spot.uri, spot.offset).map((found) => {
    return { range: toRange(spot.document, found), kind: kinds[found.kind] };
  });
});
