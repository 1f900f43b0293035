import type { ActivityFilterDefinition, AttributeDefinition, TriggerDefinition } from '../catalogue/index.ts';

/** The classes of the catalogue's scale, 1 cheapest to 8 dearest. Marketo publishes an order of speed, never a time. */
const speed = [
  '',
  'fast',
  'fast',
  'rather fast',
  'medium',
  'rather slow',
  'slow',
  'slow',
  'very slow',
] as const;

/** `slow (6 of 8)` */
export function costClass(cost: number): string {
  return `${speed[cost] ?? 'slow'} (${cost} of 8)`;
}

/** What a filter costs in a smart list, and why. */
export function filterCost(definition: ActivityFilterDefinition | AttributeDefinition): string {
  if (definition.kind === 'activityFilter') {
    return (
      `Cost: ${costClass(definition.cost)}, it searches the activity log; a short [Date of Activity] helps most. ` +
      `With \`not\`: ${costClass(definition.inactivityCost)}, it looks for what is not there.`
    );
  }
  return `Cost: ${costClass(definition.cost)}${definition.named ? '' : ' with its cheapest operator'}.`;
}

const volumes = ['', 'few', 'some', 'a fair number of', 'many', 'very many'] as const;

/** How often a trigger without constraints wakes its campaign. */
export function triggerCost({ volume }: TriggerDefinition): string {
  const advice = volume >= 4 ? ': narrow it with constraints, not with filters' : '';
  return `An instance sees ${volumes[volume] ?? 'many'} events of this kind${advice}.`;
}
