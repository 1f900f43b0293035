import { admits } from '../turn/qualifying.ts';
import { request } from '../turn/requesting.ts';
import { runsAtom } from '../turn/touched.ts';
import { performExternal, requestExternal } from './externals.ts';
import { logStep } from './logging.ts';
import { argument, GOES_ON, type Outcome, refuse, type StepScope } from './performer.ts';

/** Facts: a request does not wait; a requested campaign checks for itself; only active campaigns are requestable. */
export function requestCampaign(scope: StepScope): Outcome {
  const { turn, campaign, step } = scope;
  const name = step.asset ?? '';
  const target = turn.engine.program.campaign(name, step.within, campaign.home);
  logStep(scope);
  if (target?.kind === 'external') {
    requestExternal(turn, target);
    return GOES_ON;
  }
  turn.happened.push({ kind: 'requested', name, campaign: target });
  if (target === undefined) return refuse(scope, 'there is no such campaign');
  return request(turn, target, turn.engine.semantics.sources.flow)
    ? GOES_ON
    : refuse(scope, `"${name}" is not active, or does not listen to Campaign is Requested`);
}

/** Fact: three levels. */
const DEEPEST_EXECUTION = 3;

/** Facts: execute waits; a refused execution goes on. */
export function executeCampaign(scope: StepScope): Outcome {
  const { turn, campaign, step, stack } = scope;
  const name = step.asset ?? '';
  const target = turn.engine.program.campaign(name, step.within, campaign.home);
  logStep(scope);
  if (target === undefined) return refuse(scope, 'there is no such campaign');
  if (target.kind === 'external') {
    performExternal(turn, target);
    return GOES_ON;
  }
  if (target.kind !== 'executable') return refuse(scope, `"${name}" is not executable`);
  if (stack.length > DEEPEST_EXECUTION)
    return refuse(scope, 'executable campaigns nest three levels deep at most');
  const verdict = admits(turn, target);
  turn.happened.push({ kind: 'executed', campaign: target, verdict });
  return verdict === 'enters' ? { kind: 'executes', campaign: target } : GOES_ON;
}

/**
 * Fact: remove from flow. Whoever is in an executable campaign is in its parents, too (fact: removing kills the
 * parent); a requested campaign is left alone.
 */
export function removeFromFlow(scope: StepScope): Outcome {
  const { turn, campaign, step, stack, run } = scope;
  logStep(scope);
  const named = argument(scope, 'Campaign');
  const name = named?.kind === 'text' ? named.text : 'this campaign';
  const target =
    name === 'this campaign' ? campaign : turn.engine.program.campaign(name, step.within, campaign.home);
  if (target === undefined || target.kind === 'external') return refuse(scope, 'there is no such campaign');
  turn.removeTasks((task) => {
    if (task.kind !== 'run' || task === run) return false;
    const leaves = task.frames.some((frame) => frame.campaign === target);
    if (leaves) turn.happened.push({ kind: 'removed', campaign: target });
    return leaves;
  }, runsAtom(target));
  if (!stack.includes(target)) return GOES_ON;
  turn.happened.push({ kind: 'removed', campaign: target });
  return { kind: 'leaves' };
}
