import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { notification } from './handler.ts';
import { sourceOf } from './open-document.ts';
import type { Feature } from './session.ts';

export const didOpen: Feature = notification(
  DidOpenTextDocumentNotification.type,
  (session, { textDocument }) => {
    const { uri, languageId, version, text } = textDocument;
    const document = TextDocument.create(uri, languageId, version, text);
    session.documents.set(uri, document);
    session.projects.open(uri, sourceOf(document));
    session.diagnostics.textChanged();
    session.proofs.due();
  },
);

export const didChange: Feature = notification(DidChangeTextDocumentNotification.type, (session, params) => {
  const { uri, version } = params.textDocument;
  const document = session.documents.get(uri);
  if (document === undefined) return;
  const changed = TextDocument.update(document, params.contentChanges, version);
  session.documents.set(uri, changed);
  session.projects.change(uri, sourceOf(changed));
  session.diagnostics.textChanged();
  session.proofs.due();
});

export const didClose: Feature = notification(
  DidCloseTextDocumentNotification.type,
  (session, { textDocument }) => {
    session.documents.delete(textDocument.uri);
    session.projects.close(textDocument.uri);
    session.diagnostics.filesChanged();
    session.proofs.due();
  },
);
