import type { Thing } from '../program/index.ts';
import { EMPTY, unknown, type Value } from '../values/index.ts';

/** Something that happened to the person and that campaigns may listen to. */
export interface EngineEvent {
  /** The trigger's name in the catalogue: `Fills Out Form`. */
  readonly trigger: string;
  /** The field that changed, where the event is about one. */
  readonly field: Thing | undefined;
  /** By the names of the trigger's constraints. */
  readonly attributes: ReadonlyMap<string, Value>;
  /** What attributes are that nobody names: empty, or anything. */
  readonly others: 'empty' | 'unknown';
  /** Tells two events of one kind apart when their unnamed attributes may differ. */
  readonly tag: string;
  readonly key: string;
}

type Shape = Partial<Pick<EngineEvent, 'field' | 'others' | 'tag'>>;

export function event(
  trigger: string,
  attributes: ReadonlyMap<string, Value> | Iterable<readonly [string, Value]> = [],
  { field, others = 'unknown', tag = '' }: Shape = {},
): EngineEvent {
  const known = new Map(attributes);
  const listed = [...known].map(([name, value]) => `${name}=${value.key}`).sort();
  const key = `${trigger}${field === undefined ? '' : ` ${field}`}${tag}{${listed.join(',')}}`;
  return { trigger, field, attributes: known, others, tag, key };
}

export function attributeOf(event: EngineEvent, name: string, type: Parameters<typeof unknown>[1]): Value {
  const known = event.attributes.get(name);
  if (known !== undefined) return known;
  return event.others === 'empty' ? EMPTY : unknown(`${name} of ${event.trigger}${event.tag}`, type);
}

/** The event as those see it who look at these attributes only: what differs elsewhere is the same to them. */
export function seenBy(event: EngineEvent, attributes: ReadonlySet<string>): EngineEvent {
  if ([...event.attributes.keys()].every((name) => attributes.has(name))) return event;
  const seen = [...event.attributes].filter(([name]) => attributes.has(name));
  return makeSeen(event, seen);
}

function makeSeen(source: EngineEvent, attributes: readonly (readonly [string, Value])[]): EngineEvent {
  return event(source.trigger, attributes, source);
}
