import type { DataType } from '../../catalogue/index.ts';
import type { Model } from '../../model/index.ts';
import {
  EMPTY,
  FALSE,
  type Known,
  text,
  type Unknown,
  unknown,
  type Value,
  type ValueType,
} from '../values/index.ts';
import { valueTypeOf } from './conditions.ts';
import type { EngineLifecycle, EngineProgram, FieldFacts } from './program.ts';
import { fieldNameOf, isField, membershipParts, OPPORTUNITIES, type Thing, thingOfField } from './thing.ts';

type Fields = Pick<EngineProgram, 'field' | 'unknownValue' | 'noValue' | 'nameOf'> & {
  /** Undefined for a field that nobody declares. */
  readonly declaredType: (thing: Thing) => ValueType | undefined;
};

/** What is known of fields and memberships, each worked out once. */
export function createFields(model: Model, lifecycles: readonly EngineLifecycle[]): Fields {
  const stages = new Map(
    lifecycles.map(({ stage, stages }) => [stage, stages.map(({ name }) => text(name))]),
  );
  // A segmentation is asked for like a field.
  const segmentations = new Map(
    model.externals
      .filter(({ of }) => of === 'segmentation')
      .map(({ name }) => [thingOfField(model.catalogue, name), name]),
  );
  const facts = new Map<Thing, FieldFacts>();
  const unknowns = new Map<Thing, Unknown>();

  const field = (thing: Thing): FieldFacts => {
    const known = facts.get(thing);
    if (known !== undefined) return known;
    const made = isField(thing)
      ? factsOfField(model, thing, stages.get(thing), segmentations.get(thing))
      : factsOfMembership(model, thing);
    facts.set(thing, made);
    return made;
  };
  const unknownValue = (thing: Thing): Unknown => {
    const known = unknowns.get(thing);
    if (known !== undefined) return known;
    const { name, type, whole, oneOf } = field(thing);
    // Marketo shows a Boolean as true or false, never as empty.
    const made = unknown(name, type, { whole, ...(oneOf && { oneOf }), mayBeEmpty: type !== 'boolean' });
    unknowns.set(thing, made);
    return made;
  };

  return {
    field,
    unknownValue,
    // A Boolean that nobody set is false: Marketo shows no third value.
    noValue: (thing): Value => (field(thing).type === 'boolean' ? FALSE : EMPTY),
    nameOf: (thing) => field(thing).name,
    declaredType: (thing) =>
      isField(thing) && model.field(fieldNameOf(thing)) === undefined && !stages.has(thing)
        ? undefined
        : field(thing).type,
  };
}

function factsOfField(
  model: Model,
  thing: Thing,
  stages: readonly Known[] | undefined,
  segmentation: string | undefined,
): FieldFacts {
  const symbol = model.field(fieldNameOf(thing));
  const dataType: DataType = symbol?.dataType ?? 'string';
  const picklist = symbol?.values ?? symbol?.standard?.values;
  return {
    name: `[${symbol?.name ?? segmentation ?? fieldNameOf(thing)}]`,
    type: valueTypeOf(dataType) ?? 'text',
    whole: dataType === 'integer' || dataType === 'score',
    isScore: dataType === 'score',
    oneOf: stages ?? picklist?.map(text),
    synced: (symbol?.salesforce.length ?? 0) > 0,
  };
}

function factsOfMembership(model: Model, thing: Thing): FieldFacts {
  const plain = { whole: false, isScore: false, oneOf: undefined, synced: false };
  if (thing === OPPORTUNITIES) return { ...plain, name: 'opportunities', type: 'number' };
  const parts = membershipParts(thing);
  if (parts === undefined) return { ...plain, name: thing, type: 'boolean' };
  const { attribute, detail, asset } = parts;
  const of = asset === '' ? attribute : `${attribute} "${asset}"`;
  if (detail === undefined) return { ...plain, name: of, type: asset === '' ? 'text' : 'boolean' };
  const constraint = model.catalogue
    .membershipNamed(attribute)
    ?.constraints.find(({ name }) => name === detail);
  const type = constraint === undefined ? 'text' : (valueTypeOf(constraint.dataType) ?? 'text');
  return { ...plain, name: `${of} [${detail}]`, type };
}
