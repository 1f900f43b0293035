import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { largestFile } from '../project/index.ts';
import { documentClosed, textChanged } from './diagnostics.ts';
import { notification } from './handler.ts';
import type { TextSource } from './project.ts';
import type { Feature } from './session.ts';

/** The documents that the client has open, by URI. */
export type OpenDocuments = Map<string, TextDocument>;

export const didOpen: Feature = notification(DidOpenTextDocumentNotification.type, (session, { textDocument }) => {
  const { uri, languageId, version, text } = textDocument;
  const document = TextDocument.create(uri, languageId, version, text);
  session.documents.set(uri, document);
  session.projects.open(uri, sourceOf(document));
  textChanged(session);
});

export const didChange: Feature = notification(DidChangeTextDocumentNotification.type, (session, params) => {
  const { uri, version } = params.textDocument;
  const document = session.documents.get(uri);
  if (document === undefined) return;
  const changed = TextDocument.update(document, params.contentChanges, version);
  session.documents.set(uri, changed);
  session.projects.change(uri, sourceOf(changed));
  textChanged(session);
});

export const didClose: Feature = notification(DidCloseTextDocumentNotification.type, (session, { textDocument }) => {
  session.documents.delete(textDocument.uri);
  session.projects.close(textDocument.uri);
  documentClosed(session, textDocument.uri);
});

/** A document beyond the size of any real file is not read: it counts as empty, and a diagnostic says so. */
function sourceOf(document: TextDocument): TextSource {
  return { version: document.version, getText: () => (isTooLarge(document) ? '' : document.getText()) };
}

export function isTooLarge(document: TextDocument): boolean {
  return document.offsetAt({ line: document.lineCount, character: 0 }) > largestFile;
}
