import { type BoundFlowItem, type CampaignSymbol, placeOf } from '../../model/index.ts';
import { cancelledCampaigns, type PlainWait, plainWaits, removesFromFlow } from '../flow-waits.ts';
import { campaignsThat } from '../incremental/from-files.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

/** Shorter waits are no reminders. */
const shortest = 30;

export const rule: Rule = {
  id: 'wait/not-cancelled',
  severity: 'information',
  method: 'graph',
  summary: 'A reminder that comes after a wait, whether or not somebody has acted.',
  why: 'Nothing but Remove from Flow ends a flow early, so Sales is reminded of people whom it has called long ago, and stops reading.',
  yieldsTo: ['wait/stale-after'],
  checkModel: function* (model) {
    let cancelled: ReadonlySet<unknown> | undefined;
    for (const campaign of waiting(model)) {
      const { bound } = campaign;
      for (const wait of plainWaits(bound)) {
        if (wait.minutes === undefined || wait.minutes < shortest) continue;
        const first = bound.flow.slice(0, wait.at).find(isAlert);
        const again = first && reminderAfter(bound.flow.slice(wait.at + 1));
        if (first === undefined || again === undefined) continue;
        cancelled ??= cancelledCampaigns(model);
        if (!cancelled.has(bound)) yield finding(campaign, wait, first, again);
      }
    }
  },
};

const waiting = campaignsThat(
  (bound) =>
    bound.active && plainWaits(bound).some(({ minutes }) => minutes !== undefined && minutes >= shortest),
);

function isAlert(item: BoundFlowItem): boolean {
  return item.kind === 'step' && item.definition.name === 'Send Alert';
}

/** The next alert that everybody gets; a choice that takes people out may have taken out those who need none. */
function reminderAfter(items: readonly BoundFlowItem[]): BoundFlowItem | undefined {
  const end = items.findIndex((item) => isWait(item) || removesFromFlow(item));
  return items.slice(0, end === -1 ? items.length : end).find(isAlert);
}

function isWait(item: BoundFlowItem): boolean {
  return item.kind === 'step' && item.definition.name === 'Wait';
}

function finding(
  { name, bound: { declaration } }: CampaignSymbol,
  { step, length }: PlainWait,
  first: BoundFlowItem,
  again: BoundFlowItem,
): RawFinding {
  return {
    place: placeOf(declaration, step),
    message: `${quoted(name)} alerts again after ${length}, also when somebody has acted on the first alert.`,
    advice: `Add a campaign that listens to what Sales does (a status, a logged activity), with Remove from Flow ${quoted(name)}.`,
    related: [
      { place: placeOf(declaration, first), message: 'The first alert' },
      { place: placeOf(declaration, again), message: 'The reminder' },
    ],
  };
}
