import { window } from 'vscode';
import type { App } from '../../infrastructure/app.ts';
import { instanceToUse, titleOf } from '../../infrastructure/instances.ts';
import { requestWithProgress } from '../../infrastructure/progress.ts';
import { currentProject, saveProject } from '../../infrastructure/project.ts';
import { startWhenLocal } from './local-sandbox.ts';

/** Compares an instance with the files and shows the drift, if any. */
export async function verify(app: App): Promise<void> {
  const project = currentProject();
  const instance = await instanceToUse(app.server, 'Verify');
  if (instance === undefined) return;
  await saveProject();
  await startWhenLocal(app.server, instance, project);
  const title = `Verifying ${titleOf(instance)}`;
  const { message, drift, text } = await requestWithProgress(app.server, title, 'lifecycle/verify', {
    ...project,
    instance: instance.name,
  });
  if (drift > 0) await app.documents.show(`Drift of ${instance.name}`, text, 'diff');
  void (drift > 0 ? window.showWarningMessage(message) : window.showInformationMessage(message));
}
