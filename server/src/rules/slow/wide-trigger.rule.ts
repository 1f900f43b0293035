import { type BoundTrigger, type CampaignSymbol, fieldKey, placeOf } from '../../model/index.ts';
import { fromCampaignsBy, fromFiles } from '../incremental/from-files.ts';
import { comparisonsOf } from '../phrases.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';
import { untilChanged } from '../incremental/until-changed.ts';
import { textOf } from '../value-check.ts';

/** From this volume on an instance sees very many events of a kind. */
const frequent = 4;
/** So many campaigns on the very same event are better served by one that calls the others. */
const crowd = 4;

export const rule: Rule = {
  id: 'slow/wide-trigger',
  severity: 'warning',
  method: 'bind',
  summary: 'A trigger for every event of a frequent kind, or many campaigns on the very same frequent event.',
  why: 'Each event wakes every campaign that listens to its kind, and its filters are tested for each of them.',
  checkDeclaration: function* (declaration, bound) {
    if (!('triggers' in bound) || !bound.active) return;
    for (const trigger of bound.triggers) {
      const { definition, nameSpan, constraints } = trigger;
      if (definition.volume < frequent || constraints.length > 0 || isSpecific(trigger)) continue;
      yield {
        place: placeOf(declaration, nameSpan),
        message: `Every ${quoted(definition.name)} of everybody wakes this campaign.`,
        advice: `Name what it is about, or add a constraint${definition.constraints.length > 0 ? '' : ' where there is one'}; a batch campaign will do where nobody waits for it.`,
      };
    }
  },
  checkModel: function* (model) {
    for (const event of crowdedEvents(model)) yield* crowded(listenersTo(model, event));
  },
};

/** Those of one campaign to frequent events that it names. */
function busyIn(campaign: CampaignSymbol): readonly Listener[] {
  const { active, triggers } = campaign.bound;
  if (!active) return [];
  return triggers
    .filter((trigger) => trigger.definition.volume >= frequent && isSpecific(trigger))
    .map((trigger) => ({ campaign, trigger, event: eventOf(trigger) }));
}

const listenersTo = fromCampaignsBy(busyIn, ({ event }) => event);

/** What the campaigns of a file listen to, each counted once, as one text for each file. */
const eventsIn = fromFiles((symbols) => [
  symbols
    .of('campaign')
    .flatMap((campaign) => [...new Set(busyIn(campaign).map(({ event }) => event))])
    .join('\n'),
]);

const crowdedEvents = untilChanged(eventsIn, (model) => {
  const counts = new Map<string, number>();
  for (const events of eventsIn(model))
    for (const event of events.split('\n')) counts.set(event, (counts.get(event) ?? 0) + 1);
  return [...counts].flatMap(([event, count]) => (event !== '' && count >= crowd ? [event] : []));
});

function isSpecific({ primary }: BoundTrigger): boolean {
  return primary !== undefined && primary.values.length > 0 && primary.operator?.name !== 'is any';
}

/** Triggers of one text, whatever its layout, fire together. */
function eventOf(trigger: BoundTrigger): string {
  const compared = comparisonsOf(trigger).map((comparison) => [
    'name' in comparison ? comparison.name : '',
    comparison.operator?.name ?? 'is',
    ...comparison.values.map((value) => ('name' in value ? fieldKey(value.name) : textOf(value))),
  ]);
  return JSON.stringify([trigger.definition.name, ...compared]);
}

interface Listener {
  readonly campaign: CampaignSymbol;
  readonly trigger: BoundTrigger;
  readonly event: string;
}

function* crowded([first, ...others]: readonly Listener[]): Generator<RawFinding> {
  if (first === undefined) return;
  const { campaign, trigger } = first;
  const names = [...new Set(others.map((other) => other.campaign.name))];
  yield {
    place: placeOf(campaign.bound.declaration, trigger.nameSpan),
    message: `The same ${quoted(trigger.definition.name)} wakes ${quoted(campaign.name)} and ${listed(names.map(quoted))}.`,
    advice: 'Let one campaign listen and execute or request the others in the order that you want.',
    related: others.map((other) => ({
      place: placeOf(other.campaign.bound.declaration, other.trigger.nameSpan),
      message: `${quoted(other.campaign.name)} listens to it here`,
    })),
  };
}
