import { type BoundTrigger, type CampaignSymbol, fieldKey, placeOf } from '../../model/index.ts';
import { comparisonsOf } from '../phrases.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';
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
    const busy: Listener[] = [];
    for (const campaign of model.campaigns) {
      if (!campaign.bound.active) continue;
      for (const trigger of campaign.bound.triggers)
        if (trigger.definition.volume >= frequent && isSpecific(trigger)) busy.push({ campaign, trigger });
    }
    for (const same of Map.groupBy(busy, ({ trigger }) => eventOf(trigger)).values()) {
      if (new Set(same.map(({ campaign }) => campaign)).size >= crowd) yield* crowded(same);
    }
  },
};

function isSpecific({ primary }: BoundTrigger): boolean {
  return primary !== undefined && primary.values.length > 0 && primary.operator?.name !== 'is any';
}

/** Triggers of one text, whatever its layout, fire together. */
const events = new WeakMap<BoundTrigger, string>();

function eventOf(trigger: BoundTrigger): string {
  const known = events.get(trigger);
  if (known !== undefined) return known;
  const compared = comparisonsOf(trigger).map((comparison) => [
    'name' in comparison ? comparison.name : '',
    comparison.operator?.name ?? 'is',
    ...comparison.values.map((value) => ('name' in value ? fieldKey(value.name) : textOf(value))),
  ]);
  const event = JSON.stringify([trigger.definition.name, ...compared]);
  events.set(trigger, event);
  return event;
}

interface Listener {
  readonly campaign: CampaignSymbol;
  readonly trigger: BoundTrigger;
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
