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
  /** The same for events that say the same, where somebody has worked it out. */
  readonly key?: string;
}

/** What was worked out for an engine: the same few things are done again and again. */
interface Memory {
  readonly raised: Map<string, Map<Thing | undefined, Kind>>;
  /** By what is fired, as steps of one kind fire the same list. */
  readonly changed: Map<readonly string[], Map<Thing, Map<string, Deed>>>;
}

/** Events of one trigger, over one field. */
interface Kind {
  readonly audience: Audience;
  /** What comes of it, by what the event says. */
  readonly deeds: Map<string, Deed>;
}

const memories = new WeakMap<Engine, Memory>();

function memoryOf(engine: Engine): Memory {
  let memory = memories.get(engine);
  if (memory === undefined) memories.set(engine, (memory = { raised: new Map(), changed: new Map() }));
  return memory;
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

/** Whoever may listen to it, and the activity that it leaves. */
export function raising(engine: Engine, event: PossibleEvent): Deed {
  const { trigger, field } = event;
  const kinds = remembered(memoryOf(engine).raised, trigger, () => new Map<Thing | undefined, Kind>());
  const { audience, deeds } = remembered(kinds, field, () => ({
    audience: new Audience(engine, trigger, field),
    deeds: new Map<string, Deed>(),
  }));
  // Where nobody listens, it does not matter what it says.
  const said = audience.isEmpty ? '' : (event.key ?? saidBy(event));
  return remembered(deeds, said, () => raised(engine, event, audience));
}

function saidBy({ attributes }: PossibleEvent): string {
  let said = '';
  for (const [name, value] of attributes) said += ` ${name}=${value.key}`;
  return said;
}

function raised(engine: Engine, { trigger, attributes }: PossibleEvent, audience: Audience): Deed {
  const filter = engine.program.filterOf(trigger);
  const heard = audience.of(attributes);
  return deed({
    reads: heard.flatMap(({ triggers }) => triggers.flatMap(({ constraints }) => operandReads(constraints))),
    marks: filter !== undefined && engine.remembers(filter) ? [activityAtom(filter)] : [],
    wakes: heard.map(({ campaign }) => campaign),
  });
}

/** A value is written, and whatever follows from its being another than before. Undefined: it may be any value. */
export function changing(
  engine: Engine,
  thing: Thing,
  value: Known | undefined,
  fires: readonly string[],
): Deed {
  const byThing = remembered(memoryOf(engine).changed, fires, () => new Map<Thing, Map<string, Deed>>());
  const byValue = remembered(byThing, thing, () => new Map<string, Deed>());
  return remembered(byValue, value?.key ?? '', () => changed(engine, thing, value, fires));
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
  return given(looksAt, changing(engine, segmentation, undefined, SEGMENT_CHANGES));
}

const SEGMENT_CHANGES = ['Segment Changes'];
