import {
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidDeleteFilesNotification,
  DidRenameFilesNotification,
  FileOperationPatternKind,
} from 'vscode-languageserver';
import { configFileName, lifecycleExtension } from '../project/index.ts';
import { notification } from './handler.ts';
import type { Feature, Session } from './session.ts';
import { pathOf, uriOf } from './uri.ts';

export const didChangeWatchedFiles: Feature = notification(
  DidChangeWatchedFilesNotification.type,
  ({ projects }, { changes }) => projects.changedOnDisk(changes.map(({ uri }) => uri)),
);

/** A folder that is deleted or renamed in the editor takes its files along; watching files alone does not tell. */
export const didDeleteFiles: Feature = notification(
  DidDeleteFilesNotification.type,
  ({ projects }, { files }) => projects.changedOnDisk(files.map(({ uri }) => uri)),
);

export const didRenameFiles: Feature = notification(
  DidRenameFilesNotification.type,
  ({ projects }, { files }) =>
    projects.changedOnDisk(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
);

export const fileOperations = {
  didDelete: { filters: [{ pattern: { glob: '**', matches: FileOperationPatternKind.folder } }] },
  didRename: { filters: [{ pattern: { glob: '**', matches: FileOperationPatternKind.folder } }] },
};

export const didChangeWorkspaceFolders: Feature = notification(
  DidChangeWorkspaceFoldersNotification.type,
  ({ projects }, { event: { added, removed } }) => {
    const gone = new Set(removed.map(({ uri }) => pathOf(uri)));
    const kept = projects.folders.filter((folder) => !gone.has(folder)).map(uriOf);
    projects.setFolders([...kept, ...added.map(({ uri }) => uri)]);
  },
);

/** Asks the client to tell about changes on disk; a client that cannot be asked watches by its own settings. */
export function watchFiles({ client, connection, log }: Session): void {
  if (client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
  const watchers = [`**/*${lifecycleExtension}`, `**/${configFileName}`].map((globPattern) => ({
    globPattern,
  }));
  connection.client
    .register(DidChangeWatchedFilesNotification.type, { watchers })
    .catch((error: unknown) => log.error('The client does not watch files:', error));
}
