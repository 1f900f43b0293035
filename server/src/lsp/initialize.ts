import {
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  InitializedNotification,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import manifest from '../../../package.json' with { type: 'json' };
import { fixAllKind } from './code-action.ts';
import { followConfiguration } from './configuration.ts';
import { notification } from './handler.ts';
import type { ClientOptions } from './protocol.ts';
import { rulePageScheme } from './rule-page.ts';
import { semanticTokensLegend } from './semantic-tokens.ts';
import type { Feature } from './session.ts';
import { uriOf } from './uri.ts';
import { fileOperations, watchFiles } from './watched-files.ts';

export const initialize: Feature = (session) => {
  session.connection.onInitialize((params): InitializeResult => {
    session.client.capabilities = params.capabilities;
    session.client.folders = foldersOf(params);
    session.client.commands = commandsOf(params);
    return {
      capabilities: serverCapabilities,
      serverInfo: { name: manifest.name, version: manifest.version },
    };
  });
};

/** From here on the server may speak: it reads the folders. */
export const initialized: Feature = notification(InitializedNotification.type, async (session) => {
  session.projects.setFolders(session.client.folders);
  watchFiles(session);
  await followConfiguration(session);
});

/** Whatever a client sends there, a command is a name. */
function commandsOf({ initializationOptions }: InitializeParams): readonly string[] {
  const { commands = [] } = (initializationOptions ?? {}) as ClientOptions;
  return Array.isArray(commands) ? commands.filter((command) => typeof command === 'string') : [];
}

/** Older clients name one folder in one of two ways. */
function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri) return [rootUri];
  return rootPath ? [uriOf(rootPath)] : [];
}

const serverCapabilities: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  diagnosticProvider: { identifier: 'lifecycle', interFileDependencies: true, workspaceDiagnostics: true },
  completionProvider: { triggerCharacters: ['"', '[', '{', ' '], resolveProvider: true },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  callHierarchyProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  codeLensProvider: {},
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
  workspace: {
    fileOperations,
    workspaceFolders: { supported: true, changeNotifications: true },
    textDocumentContent: { schemes: [rulePageScheme] },
  },
};
