import type { BoundCampaign, BoundTrigger } from '../model/index.ts';

/** What Marketo calls Request Campaign where a campaign says who may request it. */
export const flowStep = 'Marketo Flow Action';

/** The triggers by which others start a campaign. */
export function requestTriggersOf({ triggers }: BoundCampaign): readonly BoundTrigger[] {
  return triggers.filter(isRequest);
}

function isRequest({ definition }: BoundTrigger): boolean {
  return definition.name === 'Campaign is Requested';
}

/** Does a trigger `Campaign is Requested` let in what the step Request Campaign sends? */
export function admitsFlowSteps({ primary }: BoundTrigger): boolean {
  if (primary === undefined || primary.values.length === 0) return true;
  const named = primary.values.some(
    (value) => value.kind !== 'String' || value.value.toLowerCase() === flowStep.toLowerCase(),
  );
  switch (primary.operator?.name) {
    case undefined:
    case 'is':
      return named;
    case 'is not':
      return !named;
    default:
      return true;
  }
}

/** Is the campaign started by steps of other campaigns, and by nothing else? */
export function waitsForSteps(bound: BoundCampaign): boolean {
  if (bound.kind === 'executable') return true;
  // A trigger that could not be read may listen to anything.
  if (bound.problems.some(({ code }) => code === 'unknown-trigger')) return false;
  return bound.triggers.length > 0 && bound.triggers.every(onlyFlowSteps);
}

function onlyFlowSteps(trigger: BoundTrigger): boolean {
  const { primary } = trigger;
  const names = primary?.operator === undefined || primary.operator.name === 'is';
  return isRequest(trigger) && names && primary?.values.length === 1 && admitsFlowSteps(trigger);
}
