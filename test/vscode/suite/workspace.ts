import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';

/** Opens a file of the workspace in an editor. */
export async function openFile(name: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder !== undefined, 'the tests run in a folder');
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, name));
}

/** Opens a new file with this text, unsaved. */
export async function openText(content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: 'lifecycle', content }),
  );
}

/** Where a text stands in a document, first to last character. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  assert(start >= 0, `the document contains ${text}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Resolves with the document's diagnostics as soon as they are what is wanted. */
export async function diagnosticsOf(
  uri: vscode.Uri,
  wanted: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  await until(() => wanted(vscode.languages.getDiagnostics(uri)));
  return vscode.languages.getDiagnostics(uri);
}

/** Looks until the condition holds; fails after ten seconds. */
export async function until(condition: () => boolean): Promise<void> {
  const started = performance.now();
  while (!condition()) {
    if (performance.now() - started > 10_000)
      throw new Error(`It did not come to pass: ${String(condition)}`);
    await setTimeout(10);
  }
}

/** The outline of a document: VS Code answers with none at all until the server that has just started is there. */
export async function outlineOf(uri: vscode.Uri): Promise<readonly vscode.DocumentSymbol[]> {
  let symbols: readonly vscode.DocumentSymbol[] | undefined;
  const ask = () =>
    vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
  const started = performance.now();
  while (symbols === undefined && performance.now() - started < 10_000) {
    symbols = await ask();
    if (symbols === undefined) await setTimeout(50);
  }
  return symbols ?? [];
}
