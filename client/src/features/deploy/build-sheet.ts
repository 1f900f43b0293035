import { env, Uri, window, workspace } from 'vscode';
import type { BuildSheetResult, InProject } from '../../../../server/src/lsp/protocol.ts';
import type { App } from '../../infrastructure/app.ts';
import { instanceToUse, titleOf } from '../../infrastructure/instances.ts';
import { requestWithProgress } from '../../infrastructure/progress.ts';
import { currentProject, saveProject } from '../../infrastructure/project.ts';
import { startWhenLocal } from './local-sandbox.ts';

/** Writes down what a person has to build and set by hand, in a file of their choice. Changes nothing in Marketo. */
export async function writeBuildSheet(app: App): Promise<void> {
  const project = currentProject();
  const instance = await instanceToUse(app.server, 'Write Build Sheet');
  if (instance === undefined) return;
  await saveProject();
  await startWhenLocal(app.server, instance, project);
  const title = `Writing the build sheet for ${titleOf(instance)}`;
  const params = { ...project, instance: instance.name };
  const sheet = await requestWithProgress(app.server, title, 'lifecycle/buildSheet', params);
  if (sheet.items === 0) {
    void window.showInformationMessage(`Nothing is to be done by hand in ${titleOf(instance)}.`);
    return;
  }
  const file = await askForFile(project);
  if (file === undefined) return;
  await workspace.fs.writeFile(file, new TextEncoder().encode(textFor(file, sheet)));
  await offerToOpen(file);
}

async function askForFile({ uri }: InProject): Promise<Uri | undefined> {
  const place = uri === undefined ? undefined : workspace.getWorkspaceFolder(Uri.parse(uri))?.uri;
  return window.showSaveDialog({
    title: 'Build Sheet: a page with boxes to tick, or Markdown',
    filters: { Page: ['html'], Markdown: ['md'] },
    ...(place !== undefined && { defaultUri: Uri.joinPath(place, 'build-sheet.html') }),
  });
}

function textFor({ path }: Uri, { page, markdown }: BuildSheetResult): string {
  if (path.endsWith('.html')) return page;
  if (path.endsWith('.md')) return markdown;
  throw new Error('A build sheet is a page or Markdown: name a file that ends in .html or .md.');
}

async function offerToOpen(file: Uri): Promise<void> {
  const name = workspace.asRelativePath(file);
  if ((await window.showInformationMessage(`The build sheet is in ${name}.`, 'Open')) !== 'Open') return;
  // The page is made for a browser, which remembers the ticks.
  if (file.path.endsWith('.html')) await env.openExternal(file);
  else await window.showTextDocument(file);
}
