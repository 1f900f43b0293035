import {
  argumentOf,
  type BoundFlowItem,
  type BoundStep,
  type BoundTest,
  type Model,
  stepsOf,
} from '../model/index.ts';
import { campaignNamedBy } from './call-target.ts';
import { stepsNamed } from './flow-steps.ts';
import { campaignsThat } from './incremental/from-files.ts';
import { perCampaign } from './incremental/per-campaign.ts';
import { minutesOf } from './units.ts';

export const MINUTES_PER_DAY = 24 * 60;

/** A Wait that everybody comes to, and where it stands in its flow. */
export interface PlainWait {
  readonly step: BoundStep;
  readonly at: number;
  /** Infinite for a wait until a date; undefined where its unit is none. */
  readonly minutes: number | undefined;
  /** As written: `3 days`. */
  readonly length: string;
}

export const plainWaits = perCampaign(({ flow }): readonly PlainWait[] =>
  flow.flatMap((item, at) => {
    if (item.kind !== 'step' || item.definition.name !== 'Wait') return [];
    const duration = argumentOf(item, 'Duration')?.values[0];
    return duration?.kind === 'Duration'
      ? [{ step: item, at, minutes: minutesOf(duration), length: `${duration.text} ${duration.unit}` }]
      : [{ step: item, at, minutes: Infinity, length: 'a wait until a date' }];
  }),
);

/** The tests of the choices among some items of a flow. */
export function choicesIn(items: readonly BoundFlowItem[]): readonly BoundTest[] {
  return items.flatMap((item) =>
    item.kind === 'choice' ? item.branches.flatMap(({ test }) => test ?? []) : [],
  );
}

/** Does an item take people out of its own flow? */
export function removesFromFlow(item: BoundFlowItem): boolean {
  return stepsOf([item]).some(({ definition }) => definition.name === 'Remove from Flow');
}

/** The campaigns that take people out of a flow: their own or another one. */
export const removing = campaignsThat(
  (bound) => bound.active && stepsNamed(bound, 'Remove from Flow').length > 0,
);

/** The campaigns out of which others take people, by the objects of their bindings. */
export function cancelledCampaigns(model: Model): ReadonlySet<unknown> {
  const cancelled = new Set<unknown>();
  for (const campaign of removing(model)) {
    for (const step of stepsNamed(campaign.bound, 'Remove from Flow')) {
      const reference = campaignNamedBy(step, campaign);
      const found = reference && model.resolve(reference, campaign.bound.declaration).found;
      for (const symbol of found ?? [])
        if (symbol.kind === 'campaign' && symbol !== campaign) cancelled.add(symbol.bound);
    }
  }
  return cancelled;
}
