import type { ActivityFilterDefinition, AttributeDefinition, TriggerDefinition } from '../catalogue/index.ts';
import type { CampaignSymbol, Model, SmartListSymbol } from '../model/index.ts';
import { listCostOf } from '../rules/index.ts';
import { code } from './markdown.ts';

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

/** What a list costs: its dearest filter with the reason, and what another order would save. */
export function listCostLine(model: Model, symbol: SmartListSymbol | CampaignSymbol): string | undefined {
  const list = listCostOf(symbol);
  const at = list && model.locate(list.dominating.place);
  const text = at && model.documents.get(at.uri)?.text.slice(at.start, at.end).replace(/\s+/g, ' ');
  if (list === undefined || text === undefined) return undefined;
  const { dominating, reorder, filters } = list;
  const because = filters.length === 1 ? dominating.reason : `because of ${code(text)}: ${dominating.reason}`;
  const saving =
    reorder === undefined
      ? ''
      : ` With the cheap filters first everybody meets class ${reorder.then} instead of ${reorder.now}.`;
  return `Cost of its filters: ${costClass(list.cost)}, ${because}.${saving}`;
}
