import { window, workspace } from 'vscode';
import type { InProject } from '../../../server/src/lsp/protocol.ts';

/** The project that a command means: the one of the file in the editor, else of the first folder. */
export function currentProject(): InProject {
  const document = window.activeTextEditor?.document;
  const uri = document?.languageId === 'lifecycle' ? document.uri : workspace.workspaceFolders?.[0]?.uri;
  return uri === undefined ? {} : { uri: uri.toString() };
}

/** Writes every changed `.lifecycle` file to disk, so that what is deployed is what the files say. */
export async function saveProject(): Promise<void> {
  const changed = workspace.textDocuments.filter(
    (document) => document.languageId === 'lifecycle' && document.isDirty && !document.isUntitled,
  );
  await Promise.all(changed.map((document) => document.save()));
}
