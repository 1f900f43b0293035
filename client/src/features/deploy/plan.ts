import { window } from 'vscode';
import type { InProject, Instance, PlanResult } from '../../../../server/src/lsp/protocol.ts';
import type { App } from '../../infrastructure/app.ts';
import { instanceToUse, titleOf } from '../../infrastructure/instances.ts';
import { requestWithProgress } from '../../infrastructure/progress.ts';
import { currentProject, saveProject } from '../../infrastructure/project.ts';
import { startWhenLocal } from './local-sandbox.ts';

/** Shows what a deploy would change, and changes nothing. */
export async function plan(app: App): Promise<void> {
  const project = currentProject();
  const instance = await instanceToUse(app.server, 'Plan');
  if (instance === undefined) return;
  const result = await makePlan(app, instance, project);
  await showPlan(app, result);
  void window.showInformationMessage(`${titleOf(instance)}: ${result.summary}`);
}

export async function makePlan(app: App, instance: Instance, project: InProject): Promise<PlanResult> {
  await saveProject();
  await startWhenLocal(app.server, instance, project);
  const title = `Planning for ${titleOf(instance)}`;
  return requestWithProgress(app.server, title, 'lifecycle/plan', { ...project, instance: instance.name });
}

export async function showPlan(app: App, { instanceName, text }: PlanResult): Promise<void> {
  await app.documents.show(`Plan for ${instanceName}`, text, 'diff');
}
