import {
  type EngineEvent,
  type Known,
  type LogEntry,
  type Next,
  OWNER,
  type StepCode,
  text,
  textOf,
  type Value,
} from '../../engine/index.ts';
import type { Instance } from '../instance.ts';
import { linkedKindOf } from '../store/links.ts';
import type { ActivityAttribute, NewActivity, Person } from '../store/people.ts';
import type { Field } from '../store/records.ts';
import type { ActivityType, ActivityTypeAttribute } from '../vocabulary/activity-types.ts';
import type { Campaigns } from './campaigns.ts';
import { wordsOf } from './value-words.ts';

/**
 * What a turn leaves in the activity log: every event, and every step that raises none of its own. A step that was held
 * back, or that changed nothing, leaves nothing.
 */
export function activitiesOf(
  instance: Instance,
  campaigns: Campaigns,
  { id: personId }: Person,
  { happened, state }: Next,
  at: number,
): readonly NewActivity[] {
  const writer = new Writer(instance, campaigns, (value) => state.knowledge.resolve(value));
  let campaignId: number | undefined;
  let logged: LogEntry | undefined;
  const log: NewActivity[] = [];
  const add = (entry: Entry | undefined): void => {
    if (entry !== undefined) log.push({ personId, at, campaignId, change: undefined, ...entry });
  };
  for (const happening of happened) {
    switch (happening.kind) {
      case 'step':
        campaignId = happening.campaign.id;
        break;
      case 'logged':
        logged = happening.entry;
        if (logged.outcome === 'done') add(writer.step(logged.step));
        break;
      case 'requested':
        if (happening.campaign !== undefined)
          add(writer.request(happening.campaign.name, 'Marketo Flow Action'));
        break;
      case 'raised':
        add(writer.event(happening.event, logged));
        break;
      default:
    }
  }
  return log;
}

/** A request that came from outside. */
export function requestActivity(
  instance: Instance,
  campaigns: Campaigns,
  { id: personId }: Person,
  campaignId: number,
): readonly NewActivity[] {
  const name = campaigns.names.nameOf('campaign', campaignId) ?? '';
  const entry = new Writer(instance, campaigns).request(name, 'Web Service API');
  return entry === undefined
    ? []
    : [{ personId, at: instance.clock(), campaignId: undefined, change: undefined, ...entry }];
}

/** Somebody is deleted from outside of campaigns. */
export function deletedActivity(
  { vocabulary, catalogue, clock }: Instance,
  { id }: Person,
  name: string,
): readonly NewActivity[] {
  const definition = catalogue.stepNamed('Delete Person');
  const type = definition && vocabulary.activityTypes.ofStep(definition);
  if (type === undefined) return [];
  const primary = { text: name, id };
  return [
    {
      personId: id,
      at: clock(),
      typeId: type.id,
      campaignId: undefined,
      primary,
      attributes: [],
      change: undefined,
    },
  ];
}

type Entry = Pick<NewActivity, 'typeId' | 'primary' | 'attributes'> & Partial<Pick<NewActivity, 'change'>>;

class Writer {
  readonly #instance: Instance;
  readonly #campaigns: Campaigns;
  readonly #resolve: (value: Value) => Value;

  /** @param resolve what is known by now of a value that was unknown when it was written. */
  constructor(instance: Instance, campaigns: Campaigns, resolve: (value: Value) => Value = (value) => value) {
    this.#instance = instance;
    this.#campaigns = campaigns;
    this.#resolve = resolve;
  }

  step({ definition, asset }: StepCode): Entry | undefined {
    const type = this.#instance.vocabulary.activityTypes.ofStep(definition);
    if (type === undefined) return undefined;
    return { typeId: type.id, primary: this.#primary(type, asset), attributes: [] };
  }

  request(campaign: string, source: string): Entry | undefined {
    const type = this.#instance.vocabulary.activityTypes.ofTrigger('Campaign is Requested');
    if (type === undefined) return undefined;
    const id = this.#campaigns.names.idOf('campaign', campaign);
    return {
      typeId: type.id,
      primary: { text: campaign, id },
      attributes: [{ name: 'Source', value: source }],
    };
  }

  event(event: EngineEvent, logged: LogEntry | undefined): Entry | undefined {
    const type = this.#instance.vocabulary.activityTypes.ofTrigger(event.trigger);
    if (type === undefined) return undefined;
    if (event.field !== undefined && event.attributes.has('New Value')) return this.#change(type, event);
    const { primary } = type;
    const about = primary && this.#attribute(event, primary.constraint);
    const field = this.#fieldOf(event);
    return {
      typeId: type.id,
      primary:
        field === undefined
          ? this.#primary(type, about && about.kind !== 'unknown' ? textOf(about) : undefined)
          : { text: field.displayName, id: field.id },
      attributes: [
        ...this.#attributes(type, event),
        ...(event.trigger === 'Sent Alert' ? recipientsOf(logged, this.#resolve) : []),
      ],
    };
  }

  /** A changed value: the old and the new one are told even where one of them is empty. */
  #change(type: ActivityType, event: EngineEvent): Entry | undefined {
    const field = this.#fieldOf(event);
    if (field === undefined) return undefined;
    const told = (name: string): string | null => {
      const value = this.#attribute(event, name);
      return value === undefined || value.kind === 'unknown' || value.kind === 'empty'
        ? null
        : wordsOf(value, field.dataType);
    };
    const [after, before] = [told('New Value'), told('Previous Value')];
    const others = this.#attributes(type, event).filter(
      ({ name }) => name !== 'New Value' && name !== 'Old Value',
    );
    return {
      typeId: type.id,
      primary: { text: field.displayName, id: field.id },
      attributes: [{ name: 'New Value', value: after }, { name: 'Old Value', value: before }, ...others],
      change: { fieldId: field.id, before, after },
    };
  }

  #attribute({ attributes }: EngineEvent, name: string): Value | undefined {
    const value = attributes.get(name);
    return value && this.#resolve(value);
  }

  #fieldOf({ field }: EngineEvent): Field | undefined {
    return field === undefined ? undefined : this.#campaigns.fields.get(field);
  }

  /** Empty ones are left out. Source: activities page. */
  #attributes({ attributes }: ActivityType, event: EngineEvent): ActivityAttribute[] {
    return attributes.flatMap(({ name, constraint, dataType }) => {
      const value = this.#attribute(event, constraint);
      const known = value && jsonOf(value, dataType);
      return known === undefined ? [] : [{ name, value: known }];
    });
  }

  #primary({ primary }: ActivityType, name: string | undefined): NewActivity['primary'] {
    return primary === undefined || name === undefined
      ? undefined
      : { text: name, id: this.#idOf(primary, name) };
  }

  #idOf({ references }: ActivityTypeAttribute, name: string): number | undefined {
    const kind = linkedKindOf(references);
    if (kind !== undefined) return this.#campaigns.names.idOf(kind, name);
    return references === undefined ? undefined : this.#instance.store.assets.get(references)?.get(name);
  }
}

/** Undefined: nothing to tell. */
function jsonOf(value: Value, dataType: string): string | number | boolean | undefined {
  switch (value.kind) {
    case 'unknown':
    case 'empty':
      return undefined;
    case 'number':
      return value.number;
    case 'boolean':
      return value.truth;
    default:
      return wordsOf(value, dataType);
  }
}

/** Who got an alert: the owner as of then, and the addresses that the step names. */
function recipientsOf(logged: LogEntry | undefined, resolve: (value: Value) => Value): ActivityAttribute[] {
  if (logged === undefined) return [];
  const known = logged.inputs.get(OWNER);
  const owner = known && resolve(known);
  const others = logged.step.arguments.get('To Other Emails')?.operands.flatMap((operand): Known[] => {
    return operand.kind === 'value'
      ? [operand.value]
      : operand.kind === 'template'
        ? [text(operand.text)]
        : [];
  });
  return [
    ...(owner === undefined || owner.kind === 'unknown' || owner.kind === 'empty'
      ? []
      : [{ name: 'Send To Owner', value: textOf(owner) }]),
    ...(others === undefined ? [] : [{ name: 'Send To List', value: others.map(textOf).join(', ') }]),
  ];
}
