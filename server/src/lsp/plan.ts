import { randomUUID } from 'node:crypto';
import { renderPlanText, summaryLine } from '../compiler/index.ts';
import { isProduction } from './account.ts';
import { planned } from './planning.ts';
import type { Answer } from './work.ts';

export const plan: Answer<'lifecycle/plan'> = async (session, params, tools) => {
  const { instance } = params;
  const { project, desired, plan: made } = await planned(session, params, tools, `Planning for ${instance}`);
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
