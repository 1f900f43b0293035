import { durationMinutes, event, type Known, occurrence, thingOfField } from '../../engine/index.ts';
import type { TriggerDefinition } from '../../catalogue/index.ts';
import { fieldByRestName } from '../endpoints/fields.ts';
import type { Instance } from '../instance.ts';
import { isReason, readValue } from '../people/field-value.ts';
import type { Opportunity, Person } from '../store/people.ts';
import type { Field } from '../store/records.ts';
import { fieldNamed } from '../vocabulary/lookup.ts';
import { readCampaigns } from './campaigns.ts';
import { catchUp } from './catch-up.ts';
import { happen } from './happen.ts';
import { eventHappens, happens, valuesChange } from './occurrences.ts';

/**
 * What people and Salesforce do, and no call of Marketo's API can: a page is visited, a rep changes a field, an
 * opportunity is won. Each answers with what is wrong, or undefined.
 */

type Given = readonly (readonly [string, unknown])[];

/** A user of Marketo, or a rep in Salesforce, changes fields by hand. */
export function fieldsAreChanged(
  instance: Instance,
  person: Person,
  given: Given,
  inSalesforce: boolean,
): string | undefined {
  const record = fieldByRestName(instance, 'sfdcType');
  if (inSalesforce && (record === undefined || !person.values.has(record.id))) {
    return 'This person is not in Salesforce yet: nobody can change them there.';
  }
  const values = new Map<Field, Known>();
  for (const [name, written] of given) {
    const field = fieldNamed(instance, name) ?? fieldByRestName(instance, name);
    if (field === undefined) return `There is no field '${name}'.`;
    const value = readValue(field.dataType, written);
    if (isReason(value)) return `${field.displayName}: ${value.message}`;
    values.set(field, value);
  }
  const campaigns = readCampaigns(instance);
  happen(instance, campaigns, person, valuesChange(campaigns, values, inSalesforce ? 'SFDC' : 'Manual edit'));
  return undefined;
}

/** Events that are consequences: they come by themselves with what they tell of. */
const consequences: ReadonlySet<string> = new Set([
  'Campaign is Requested',
  'Data Value Changes',
  'Person is Created',
  'Score is Changed',
]);

/** Something happens that a trigger can hear: `Opens Email`, `Visits Web Page`, `Owner Changes`. */
export function eventIsHeard(
  instance: Instance,
  person: Person,
  name: string,
  given: Given,
): string | undefined {
  const trigger = instance.catalogue.triggerNamed(name);
  if (trigger === undefined || consequences.has(trigger.name))
    return `'${name}' is nothing that can just happen.`;
  const attributes = valuesOf(trigger, given);
  if (typeof attributes === 'string') return attributes;
  const campaigns = readCampaigns(instance);
  happen(instance, campaigns, person, eventHappens(campaigns, trigger.name, attributes, 'SFDC'));
  return undefined;
}

/** An opportunity in Salesforce, known by its name: it is added to the person, or what is said of it changes. */
export function opportunityChanges(instance: Instance, person: Person, given: Given): string | undefined {
  const trigger = instance.catalogue.triggerNamed('Opportunity is Updated');
  if (trigger === undefined) return 'This instance knows no opportunities.';
  const values = valuesOf(trigger, given);
  if (typeof values === 'string') return values;
  const said = new Map(values);
  const name = said.get('Name');
  if (name === undefined || name.kind === 'empty') return 'An opportunity needs a Name.';
  const present = person.opportunities.find((opportunity) => opportunity.get('Name')?.key === name.key);
  const opportunity: Opportunity = present ?? new Map();
  const changed = [...said].filter(([about, value]) => opportunity.get(about)?.key !== value.key);
  if (present !== undefined && changed.length === 0) return undefined;
  if (present === undefined) person.opportunities.push(opportunity);
  for (const [about, value] of changed) opportunity.set(about, value);
  const campaigns = readCampaigns(instance);
  const { catalogue } = campaigns.engine.program;
  // One update is heard once for each attribute that it changes.
  const events =
    present === undefined
      ? [happens('Added to Opportunity', [...opportunity])]
      : changed.map(([about]) =>
          event('Opportunity is Updated', opportunity, {
            field: thingOfField(catalogue, about),
            others: 'empty',
          }),
        );
  happen(instance, campaigns, person, occurrence('an opportunity', { events, source: 'SFDC' }));
  return undefined;
}

function valuesOf(
  { name, constraints }: TriggerDefinition,
  given: Given,
): (readonly [string, Known])[] | string {
  const values: (readonly [string, Known])[] = [];
  for (const [about, written] of given) {
    const constraint = constraints.find((known) => known.name.toLowerCase() === about.toLowerCase());
    if (constraint === undefined) return `${name} has no '${about}'.`;
    const value = readValue(constraint.dataType, written);
    if (isReason(value)) return `${about}: ${value.message}`;
    values.push([constraint.name, value]);
  }
  return values;
}

/** Time passes: `3 days`. */
export function timePasses(instance: Instance, words: string): string | undefined {
  const [, amount, unit = ''] = /^\s*(\d{1,6}(?:\.\d+)?)\s+([a-z]+)\s*$/i.exec(words) ?? [];
  const minutes = amount === undefined ? undefined : durationMinutes(Number(amount), unit);
  if (minutes === undefined)
    return `'${words.slice(0, 40)}' is no span of time: write 3 days, or 90 minutes.`;
  instance.forward(minutes * 60_000);
  catchUp(instance);
  return undefined;
}
