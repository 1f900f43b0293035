import type { Catalogue, StepDefinition } from '../../catalogue/index.ts';
import {
  detail,
  type EngineProgram,
  membership,
  OPPORTUNITIES,
  OWNER,
  REVENUE_STAGE,
  SALESFORCE_RECORD,
  standardField,
  type Thing,
  thingOfField,
} from '../program/index.ts';
import { type Change, event, type EngineEvent, type Increase } from '../state/index.ts';
import { FALSE, text, textOf, TRUE, unknown, type Value } from '../values/index.ts';

/** One face of an occurrence: an event with what it says about the person. */
export interface Face {
  readonly events: readonly EngineEvent[];
  readonly changes: readonly (Change | Increase)[];
}

export interface EventSaid {
  readonly trigger: string;
  readonly field: Thing | undefined;
  readonly attributes: ReadonlyMap<string, Value>;
  readonly others: 'empty' | 'unknown';
  /** Tells two events of one kind apart. */
  readonly tag: string;
}

/** What must have changed about a person for such an event to be logged. */
export function faceOf(program: EngineProgram, said: EventSaid): Face {
  const { trigger, field, attributes, others, tag } = said;
  const own = event(trigger, attributes, { field, others, tag });
  switch (trigger) {
    case 'Data Value Changes':
    case 'Score is Changed':
      return field === undefined
        ? { events: [own], changes: [] }
        : { events: [], changes: [newValue(program, said, field)] };
    case 'Owner Changes':
      return { events: [], changes: [{ thing: OWNER, value: attributes.get('New Owner') ?? newOwner(tag) }] };
    case 'Segment Changes': {
      const name = nameOf(attributes.get('Segmentation'));
      const thing = name === undefined ? undefined : thingOfField(program.catalogue, name);
      if (thing === undefined) return { events: [own], changes: [] };
      return {
        events: [],
        changes: [{ thing, value: attributes.get('New Segment') ?? fresh(program, thing, tag) }],
      };
    }
    case 'Person is Synced to SFDC':
      return { events: [own], changes: [{ thing: SALESFORCE_RECORD, value: text('Lead') }] };
    case 'Person is Converted':
      return { events: [own], changes: [{ thing: SALESFORCE_RECORD, value: text('Contact') }] };
    case 'Person Partition Changes': {
      const thing = standardField('Person Partition Name');
      return {
        events: [own],
        changes: [{ thing, value: attributes.get('New Partition') ?? fresh(program, thing, tag) }],
      };
    }
    default:
      if (/Opportunity/.test(trigger)) return { events: [own], changes: [{ thing: OPPORTUNITIES, by: 1 }] };
      return { events: [own], changes: [...membershipChanges(program, said), ...writtenBy(program, said)] };
  }
}

function newValue(program: EngineProgram, { attributes, tag }: EventSaid, field: Thing): Change | Increase {
  const by = attributes.get('Change');
  const value = attributes.get('New Value') ?? attributes.get('New Score');
  if (value === undefined && by?.kind === 'number') return { thing: field, by: by.number };
  return { thing: field, value: value ?? fresh(program, field, tag) };
}

/** Whoever it is, there is one. */
function newOwner(tag: string): Value {
  return unknown(`Email Address of the new owner${tag}`, 'text', { mayBeEmpty: false });
}

/** Another value than before, whichever. */
export function fresh(program: EngineProgram, thing: Thing, tag: string): Value {
  const { name, type, whole, oneOf } = program.field(thing);
  return unknown(`the new ${name}${tag}`, type, {
    whole,
    ...(oneOf && { oneOf }),
    mayBeEmpty: type === 'text',
  });
}

/** `Added to List "X"` makes a member, as the step does that fires it. */
function membershipChanges(program: EngineProgram, { trigger, attributes }: EventSaid): Change[] {
  const { catalogue } = program;
  const step = stepFiring(catalogue, trigger);
  const primary = catalogue.triggerNamed(trigger)?.constraints.find((constraint) => constraint.primary);
  const asset = primary === undefined ? undefined : nameOf(attributes.get(primary.name));
  if (step === undefined || asset === undefined) return [];
  const leaves = step.name.startsWith('Remove from ');
  return step.effects.writes.flatMap((written): Change[] => {
    if (!written.startsWith('Member of ')) return [];
    if (written === REVENUE_STAGE)
      return [{ thing: `${REVENUE_STAGE}:`, value: attributes.get('New Stage') ?? text('') }];
    if (
      written === 'Member of Engagement Program' &&
      program.external(asset, 'engagement program') === undefined
    )
      return [];
    const details = (catalogue.membershipNamed(written)?.constraints ?? []).flatMap(({ name }): Change[] => {
      const value = attributes.get(name) ?? attributes.get(`New ${name}`);
      return value === undefined || name === primary?.name
        ? []
        : [{ thing: detail(written, name, asset), value }];
    });
    return [{ thing: membership(written, asset), value: leaves ? FALSE : TRUE }, ...details];
  });
}

const firing = new WeakMap<Catalogue, Map<string, StepDefinition | undefined>>();

/** The first step that raises such an event. */
function stepFiring(catalogue: Catalogue, trigger: string): StepDefinition | undefined {
  let known = firing.get(catalogue);
  if (known === undefined) firing.set(catalogue, (known = new Map()));
  if (!known.has(trigger))
    known.set(
      trigger,
      catalogue.steps.find(({ effects }) => effects.fires.includes(trigger)),
    );
  return known.get(trigger);
}

/** A form writes what it is declared to write; what a person typed, nobody knows. */
function writtenBy(program: EngineProgram, { trigger, attributes, others, tag }: EventSaid): Change[] {
  if (others === 'empty') return [];
  const primary = program.catalogue
    .triggerNamed(trigger)
    ?.constraints.find((constraint) => constraint.primary);
  const asset = primary === undefined ? undefined : nameOf(attributes.get(primary.name));
  const external =
    asset === undefined || primary?.references === undefined
      ? undefined
      : program.external(asset, primary.references);
  return (external?.writes ?? []).map((thing) => ({
    thing,
    value: fresh(program, thing, `${tag} from "${asset}"`),
  }));
}

function nameOf(value: Value | undefined): string | undefined {
  return value === undefined || value.kind === 'unknown' ? undefined : textOf(value);
}
