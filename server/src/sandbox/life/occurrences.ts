import {
  type Change,
  event,
  type EngineEvent,
  faceOf,
  moment,
  occurrence,
  type Occurrence,
  text,
  thingOfField,
  type Value,
} from '../../engine/index.ts';
import type { Known } from '../../engine/index.ts';
import type { Field } from '../store/records.ts';
import type { Campaigns } from './campaigns.ts';
import { minuteAt } from './minutes.ts';

/** What can happen to a person here, as the engine hears of it. */

/** Who changes values, in Marketo's words: `Source` of a data value change. */
export type Source = 'Web service API' | 'Web form fillout' | 'SFDC' | 'Manual edit';

export type FieldValues = ReadonlyMap<Field, Known>;

/** Values change, and events happen beside that. */
export function valuesChange(
  campaigns: Campaigns,
  values: FieldValues,
  source: Source,
  events: readonly EngineEvent[] = [],
): Occurrence {
  return occurrence(`values change: ${source}`, { changes: changesOf(campaigns, values), source, events });
}

/** A person comes into the database; the values are first values and no changes. */
export function personIsCreated(
  campaigns: Campaigns,
  values: FieldValues,
  source: Source,
  at: number,
  events: readonly EngineEvent[] = [],
): Occurrence {
  const created = happens('Person is Created', [
    ['Source Type', text(source)],
    ['Created Date', moment(minuteAt(at))],
  ]);
  return occurrence('the person is created', {
    creates: true,
    changes: changesOf(campaigns, values),
    source,
    events: [created, ...events],
  });
}

function changesOf({ engine }: Campaigns, values: FieldValues): Change[] {
  return [...values].map(([field, value]) => ({
    thing: thingOfField(engine.program.catalogue, field.displayName),
    value,
  }));
}

/** An event of the catalogue, with all that is known about it. */
export function happens(trigger: string, attributes: readonly (readonly [string, Value])[]): EngineEvent {
  return event(
    trigger,
    attributes.filter(([, { kind }]) => kind !== 'empty'),
    { others: 'empty' },
  );
}

/** An event that says something about the person: `Added to List` makes a member. */
export function eventHappens(
  { engine }: Campaigns,
  trigger: string,
  attributes: readonly (readonly [string, Value])[],
  source: Source = 'Web service API',
): Occurrence {
  const said = {
    trigger,
    field: undefined,
    attributes: new Map(attributes),
    others: 'empty',
    tag: '',
  } as const;
  return occurrence(trigger, { ...faceOf(engine.program, said), source });
}

/** Somebody outside asks a campaign to take the person. */
export function campaignIsRequested({ engine }: Campaigns, campaignId: number): Occurrence | undefined {
  const campaign = engine.program.campaigns.find(({ id }) => id === campaignId);
  return campaign && occurrence('a request', { request: { campaign, source: 'Web Service API' } });
}
