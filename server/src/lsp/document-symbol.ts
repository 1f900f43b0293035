import { type DocumentSymbol, DocumentSymbolRequest, SymbolKind } from 'vscode-languageserver';
import { type OutlineItem, type OutlineKind, outlineOf } from '../ide/index.ts';
import type { Document } from '../model/index.ts';
import { request } from './handler.ts';
import { toRange } from './position.ts';
import { type Feature, fileOf } from './session.ts';

const kinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  program: SymbolKind.Package,
  lifecycle: SymbolKind.Enum,
  stage: SymbolKind.EnumMember,
  field: SymbolKind.Field,
  list: SymbolKind.Array,
  smartlist: SymbolKind.Class,
  folder: SymbolKind.Namespace,
  campaign: SymbolKind.Function,
  external: SymbolKind.Interface,
  scenario: SymbolKind.Event,
  token: SymbolKind.Constant,
};

export const documentSymbol: Feature = request(DocumentSymbolRequest.type, null, (session, params) => {
  const file = fileOf(session, params);
  return file === undefined
    ? null
    : outlineOf(file.model, file.uri).map((item) => toSymbol(file.document, item));
});

function toSymbol(document: Document, item: OutlineItem): DocumentSymbol {
  return {
    // A name that is still to be typed: the protocol wants something to show.
    name: item.name.trim() === '' ? '(no name)' : item.name,
    detail: item.detail,
    kind: kinds[item.kind],
    range: toRange(document, item),
    selectionRange: toRange(document, item.nameSpan),
    children: item.children.map((child) => toSymbol(document, child)),
  };
}
