import {
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver';
import { request } from './handler.ts';
import type { Feature } from './session.ts';

/** Every file of every project, once the disk has been read; files that are gone are reported without diagnostics. */
export const workspaceDiagnostic: Feature = request(
  WorkspaceDiagnosticRequest.type,
  { items: [] },
  async ({ projects, diagnostics, documents }, { previousResultIds }) => {
    await projects.settled;
    const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const items = projects.all
      .flatMap(({ uris }) => uris)
      .map((uri): WorkspaceDocumentDiagnosticReport => {
        const { id, items: found } = diagnostics.report(uri);
        const version = documents.get(uri)?.version ?? null;
        const isSame = known.get(uri) === id;
        known.delete(uri);
        if (isSame) return { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId: id };
        return { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId: id, items: [...found] };
      });
    const gone = [...known.keys()].map((uri): WorkspaceDocumentDiagnosticReport => {
      return { kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] };
    });
    return { items: [...items, ...gone] };
  },
);
