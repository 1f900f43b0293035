import { Uri, commands, window } from 'vscode';
import type { DeployResult, InProject, Instance, PlanResult } from '../../../../server/src/lsp/protocol.ts';
import type { App } from '../../infrastructure/app.ts';
import { listInstances, pickInstance, titleOf } from '../../infrastructure/instances.ts';
import { requestWithProgress } from '../../infrastructure/progress.ts';
import { currentProject } from '../../infrastructure/project.ts';
import { askToType, confirm } from '../../infrastructure/prompts.ts';
import { makePlan, showPlan } from './plan.ts';

/** Picks an instance, plans, asks, deploys and says how it went. Every question can be cancelled. */
export async function deploy(app: App): Promise<void> {
  const project = currentProject();
  const instance = await pickInstance(await listInstances(app.server), 'Deploy');
  if (instance === undefined) return;
  const plan = await makePlan(app, instance, project);
  if (plan.changes === 0) {
    void window.showInformationMessage(`Nothing to deploy: ${titleOf(instance)} matches the files.`);
    return;
  }
  if (!(await approve(app, instance, plan))) return;
  const confirmation = plan.production ? await confirmProduction(plan) : { planId: plan.planId };
  if (confirmation === undefined) return;
  const title = `Deploying to ${titleOf(instance)}`;
  const ask = (takesOver: boolean): Promise<DeployResult> =>
    requestWithProgress(app.server, title, 'lifecycle/deploy', { ...confirmation, takesOver });
  const first = await ask(false);
  const result = first.isHeld === true && (await takesOver(first)) ? await ask(true) : first;
  if (result.isHeld === true) return;
  await tell(app, result, plan, project);
}

async function approve(app: App, instance: Instance, plan: PlanResult): Promise<boolean> {
  const question = `Deploy to ${titleOf(instance)}?`;
  const answer = await confirm(question, plan.summary, 'Deploy', 'Show Plan');
  if (answer !== 'Show Plan') return answer === 'Deploy';
  await showPlan(app, plan);
  // Not modal this time: the plan is to be read while the question stands.
  return (await window.showInformationMessage(question, 'Deploy', 'Cancel')) === 'Deploy';
}

async function confirmProduction(
  plan: PlanResult,
): Promise<{ planId: string; confirmation: string } | undefined> {
  const confirmation = await askToType(plan.instanceName, `${plan.instanceName} is a production instance`);
  return confirmation === undefined ? undefined : { planId: plan.planId, confirmation };
}

/** Somebody else deploys, or is not going to finish it: only a person knows. */
async function takesOver({ message }: DeployResult): Promise<boolean> {
  const question = `${message} If nobody is going to finish it, you can take over.`;
  return (await window.showWarningMessage(question, 'Take Over', 'Cancel')) === 'Take Over';
}

async function tell(app: App, result: DeployResult, plan: PlanResult, project: InProject): Promise<void> {
  const steps = plan.manual.length;
  const byHand = steps === 1 ? ' One step is left to do by hand.' : ` ${steps} steps are left to do by hand.`;
  const message = result.message + (result.ok && steps > 0 ? byHand : '');
  const buttons = ['Show Graph', ...(steps > 0 ? ['Show Steps'] : [])];
  const answer = result.ok
    ? await window.showInformationMessage(message, ...buttons)
    : await window.showErrorMessage(message, 'Show Log');
  if (answer === 'Show Log') app.log.channel.show();
  if (answer === 'Show Steps') await showSteps(app, plan);
  if (answer === 'Show Graph') {
    await commands.executeCommand(
      'lifecycle.showGraph',
      project.uri === undefined ? undefined : Uri.parse(project.uri),
    );
  }
}

async function showSteps(app: App, { instanceName, manual }: PlanResult): Promise<void> {
  const list = manual.map((step) => `- [ ] ${step}`).join('\n');
  await app.documents.showMarkdown(
    `Steps by Hand in ${instanceName}`,
    `# Steps by hand in ${instanceName}\n\n${list}\n`,
  );
}
