import type { EngineCampaign, TriggerCode } from './code.ts';
import type { Listener } from './program.ts';
import { OWNER, type Thing } from './thing.ts';

export interface Listeners {
  of(event: string, field: Thing | undefined): readonly Listener[];
  toChangeOf(thing: Thing): boolean;
}

/**
 * Who listens, by kind of event and, where a trigger names one, by field. A campaign that is off does not listen
 * (fact: inactive campaigns do not listen); one with several fitting triggers is woken once.
 */
export function createListeners(campaigns: readonly EngineCampaign[]): Listeners {
  const triggers = campaigns
    .filter(({ active }) => active)
    .flatMap((campaign) => campaign.triggers.map((trigger) => ({ campaign, trigger })));
  const byEvent = Map.groupBy(triggers, ({ trigger }) => trigger.event);
  const fieldsOf = (event: string) => new Set((byEvent.get(event) ?? []).map(({ trigger }) => trigger.field));
  const [changes, scores] = [fieldsOf('Data Value Changes'), fieldsOf('Score is Changed')];
  const known = new Map<string, Map<Thing | undefined, readonly Listener[]>>();

  return {
    of(event, field) {
      let byField = known.get(event);
      if (byField === undefined) known.set(event, (byField = new Map()));
      const before = byField.get(field);
      if (before !== undefined) return before;
      const found = collect((byEvent.get(event) ?? []).filter(({ trigger }) => hearsField(trigger, field)));
      byField.set(field, found);
      return found;
    },
    toChangeOf(thing) {
      if (thing === OWNER && byEvent.has('Owner Changes')) return true;
      return [changes, scores].some((fields) => fields.has(thing) || fields.has(undefined));
    },
  };
}

/** An event whose field nobody knows may be any. */
function hearsField({ field }: TriggerCode, changed: Thing | undefined): boolean {
  return field === undefined || changed === undefined || field === changed;
}

function collect(
  found: readonly { readonly campaign: EngineCampaign; readonly trigger: TriggerCode }[],
): Listener[] {
  const byCampaign = Map.groupBy(found, ({ campaign }) => campaign);
  return [...byCampaign].map(([campaign, items]) => {
    const triggers = items.map(({ trigger }) => trigger);
    const looksAt = new Set(
      triggers.flatMap(({ constraints }) => constraints.map(({ attribute }) => attribute)),
    );
    return { campaign, triggers, looksAt };
  });
}
