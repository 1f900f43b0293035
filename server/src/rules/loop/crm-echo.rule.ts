import {
  type BoundTrigger,
  type CampaignSymbol,
  fieldKey,
  type Model,
  placeOf,
  type Thing,
  fieldThing,
} from '../../model/index.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { bracketed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'loop/crm-echo',
  severity: 'information',
  method: 'graph',
  summary:
    'A campaign that corrects a field which Salesforce writes, too, and that listens to what comes back.',
  why: 'If Salesforce spells the value in its own way, each sync brings it back as a change, and the two correct each other for ever.',
  checkModel: function* (model) {
    for (const { campaign, writes } of model.graph.nodes) {
      if (!campaign.bound.active || campaign.bound.qualify.rule === 'once') continue;
      const written = new Set(writes.map(({ thing }) => thing));
      for (const trigger of campaign.bound.triggers) yield* checkTrigger(model, campaign, trigger, written);
    }
  },
};

function* checkTrigger(
  model: Model,
  { name, bound }: CampaignSymbol,
  trigger: BoundTrigger,
  written: ReadonlySet<Thing>,
): Generator<RawFinding> {
  const listensToAll = trigger.constraints.every(
    (constraint) => !/^(?:Source|Reason|New Value)$/.test(constraint.name),
  );
  if (trigger.definition.name !== 'Data Value Changes' || !listensToAll) return;
  for (const value of trigger.primary?.values ?? []) {
    const field = value.kind === 'FieldName' ? model.field(value.name) : undefined;
    if (field === undefined || field.salesforce.length === 0) continue;
    // The spelling of a name does not matter, an alias is another name of the same field.
    if (!written.has(fieldThing(fieldKey(field.name)))) continue;
    yield {
      place: placeOf(bound.declaration, trigger),
      message: `${quoted(name)} writes ${bracketed(field.name)} whenever it changes, also when Salesforce has changed it.`,
      advice:
        'Keep out what Salesforce writes: { [Source] is not "SFDC" }. Let one system be the master of a field.',
    };
  }
}
