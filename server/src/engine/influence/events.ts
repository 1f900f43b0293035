import type { Engine } from '../engine.ts';
import { CHANGE_EVENTS, isField, OWNER, type Thing } from '../program/index.ts';
import { activityAtom } from '../turn/touched.ts';
import { type Known, text, type Value } from '../values/index.ts';
import { Audience } from './audience.ts';
import { operandReads } from './conditions.ts';
import { type Deed, deed, given } from './deed.ts';

/** An event that may be raised; attributes that are not listed may be anything. */
export interface PossibleEvent {
  readonly trigger: string;
  readonly field: Thing | undefined;
  readonly attributes: ReadonlyMap<string, Value>;
}

/** What was worked out for an engine: the same few things are done again and again. */
const known = new WeakMap<Engine, Map<string, Deed>>();

function once(engine: Engine, key: string, make: () => Deed): Deed {
  let deeds = known.get(engine);
  if (deeds === undefined) known.set(engine, (deeds = new Map()));
  let done = deeds.get(key);
  if (done === undefined) deeds.set(key, (done = make()));
  return done;
}

/** Whoever may listen to it, and the activity that it leaves. */
export function raising(engine: Engine, event: PossibleEvent): Deed {
  const { trigger, field, attributes } = event;
  let key = `raises ${trigger} ${field ?? ''}`;
  for (const [name, value] of attributes) key += ` ${name}=${value.key}`;
  return once(engine, key, () => raised(engine, event));
}

function raised(engine: Engine, { trigger, field, attributes }: PossibleEvent): Deed {
  const { program } = engine;
  const filter = program.filterOf(trigger);
  const heard = audienceOf(engine, trigger, field).of(attributes);
  return deed({
    reads: heard.flatMap(({ triggers }) => triggers.flatMap(({ constraints }) => operandReads(constraints))),
    marks: filter !== undefined && engine.remembers(filter) ? [activityAtom(filter)] : [],
    wakes: heard.map(({ campaign }) => campaign),
  });
}

const audiences = new WeakMap<Engine, Map<string, Audience>>();

function audienceOf(engine: Engine, trigger: string, field: Thing | undefined): Audience {
  let known = audiences.get(engine);
  if (known === undefined) audiences.set(engine, (known = new Map()));
  const kind = `${trigger} ${field ?? ''}`;
  let audience = known.get(kind);
  if (audience === undefined) known.set(kind, (audience = new Audience(engine, trigger, field)));
  return audience;
}

/** A value is written, and whatever follows from its being another than before. Undefined: it may be any value. */
export function changing(
  engine: Engine,
  thing: Thing,
  value: Known | undefined,
  fires: readonly string[],
): Deed {
  const key = `writes ${thing} ${value?.key ?? ''} ${fires.join()}`;
  return once(engine, key, () => changed(engine, thing, value, fires));
}

function changed(engine: Engine, thing: Thing, value: Known | undefined, fires: readonly string[]): Deed {
  if (!engine.keeps(thing)) return deed({});
  const events = isField(thing)
    ? fires.flatMap((trigger) => changeEvent(engine, thing, value, trigger) ?? [])
    : [];
  const deeds = events.map((event) => raising(engine, event));
  return deed({
    reads: [thing, ...deeds.flatMap(({ reads }) => reads)],
    writes: [thing],
    marks: deeds.flatMap(({ marks }) => marks),
    wakes: deeds.flatMap(({ wakes }) => wakes),
    follows: isField(thing) ? engine.program.segmentationsOn(thing) : [],
  });
}

function changeEvent(
  { program }: Engine,
  thing: Thing,
  value: Known | undefined,
  trigger: string,
): PossibleEvent | undefined {
  if (!CHANGE_EVENTS.has(trigger)) return undefined;
  const known = (name: string): [string, Value][] => (value === undefined ? [] : [[name, value]]);
  switch (trigger) {
    case 'Score is Changed': {
      if (!program.field(thing).isScore) return undefined;
      return {
        trigger,
        field: thing,
        attributes: new Map([['Score Name', text(thing)], ...known('New Score')]),
      };
    }
    case 'Data Value Changes':
      return {
        trigger,
        field: thing,
        attributes: new Map([['Attribute', text(thing)], ...known('New Value')]),
      };
    case 'Owner Changes':
      return thing === OWNER ? { trigger, field: undefined, attributes: new Map() } : undefined;
    default: {
      const segmentation = program.segmentation(thing);
      if (segmentation === undefined) return undefined;
      const attributes: [string, Value][] = [
        ['Segmentation', text(segmentation.name)],
        ...known('New Segment'),
      ];
      return { trigger, field: undefined, attributes: new Map(attributes) };
    }
  }
}

/** A segment is computed, from everything that it looks at. */
export function segmenting(engine: Engine, segmentation: Thing): Deed {
  const looksAt = engine.program.segmentation(segmentation)?.reads ?? [];
  return given(looksAt, changing(engine, segmentation, undefined, ['Segment Changes']));
}
