import {
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver';
import { request } from './handler.ts';
import type { Feature } from './session.ts';

export const diagnostic: Feature = request(
  DocumentDiagnosticRequest.type,
  { kind: DocumentDiagnosticReportKind.Full, items: [] },
  ({ diagnostics }, { textDocument, previousResultId }): DocumentDiagnosticReport => {
    const { id, items } = diagnostics.answer(textDocument.uri);
    if (id === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id };
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...items] };
  },
);
