import {
  type BoundTrigger,
  type CampaignSymbol,
  fieldKey,
  type Model,
  placeOf,
  fieldThing,
} from '../../model/index.ts';
import { campaignsThat } from '../incremental/from-files.ts';
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
    for (const campaign of listening(model)) {
      for (const trigger of campaign.bound.triggers) yield* checkTrigger(model, campaign, trigger);
    }
  },
};

const listening = campaignsThat(
  ({ active, qualify, triggers }) => active && qualify.rule !== 'once' && triggers.some(listensToAll),
);

/** To all changes of a field: from whomever, to whatever. */
function listensToAll({ definition, constraints }: BoundTrigger): boolean {
  return (
    definition.name === 'Data Value Changes' &&
    constraints.every(({ name }) => !/^(?:Source|Reason|New Value)$/.test(name))
  );
}

function* checkTrigger(model: Model, campaign: CampaignSymbol, trigger: BoundTrigger): Generator<RawFinding> {
  if (!listensToAll(trigger)) return;
  const { name, bound } = campaign;
  for (const value of trigger.primary?.values ?? []) {
    const field = value.kind === 'FieldName' ? model.field(value.name) : undefined;
    if (field === undefined || field.salesforce.length === 0) continue;
    // The spelling of a name does not matter, an alias is another name of the same field.
    const written = fieldThing(fieldKey(field.name));
    if (!model.graph.node(campaign).writes.some(({ thing }) => thing === written)) continue;
    yield {
      place: placeOf(bound.declaration, trigger),
      message: `${quoted(name)} writes ${bracketed(field.name)} whenever it changes, also when Salesforce has changed it.`,
      advice:
        'Keep out what Salesforce writes: { [Source] is not "SFDC" }. Let one system be the master of a field.',
    };
  }
}
