import { randomUUID } from 'node:crypto';
import { makePlan, renderPlanText, scopeOf, summaryLine } from '../compiler/index.ts';
import { connectTo, isProduction, orRefuse } from './account.ts';
import { projectOf } from './project-at.ts';
import { wantedBy } from './wanted.ts';
import type { Answer } from './work.ts';

export const plan: Answer<'lifecycle/plan'> = async (session, params, { reporter, signal }) => {
  const project = await projectOf(session, params);
  const { instance } = params;
  const progress = reporter.progress(`Planning for ${instance}`, 3);
  progress.step('Reading the files');
  const desired = wantedBy(project);
  progress.step('Signing in');
  const connection = await connectTo(session, project, instance);
  progress.step('Reading the instance');
  const { readSnapshot } = await import('../marketo/index.ts');
  const snapshot = orRefuse(await readSnapshot(connection, scopeOf(desired), { signal }));
  const made = makePlan(desired, snapshot, instance);
  for (const notice of connection.mcp?.notices ?? []) reporter.notify('warning', notice);
  progress.done();
  const planId = randomUUID();
  session.plans.keep({ id: planId, plan: made, project, desired, instance });
  return {
    planId,
    instanceName: instance,
    production: isProduction(project, instance),
    text: renderPlanText(made),
    summary: summaryLine(made),
    changes: made.operations.length,
    manual: made.manual.map(({ action }) => action),
  };
};
