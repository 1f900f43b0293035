import type { Thing } from '../program/index.ts';
import type { Value } from '../values/index.ts';

/** Who the person was before anything happened. */
export interface Background {
  /** What has been said about them; everything else follows {@link Background.otherwise}. */
  readonly given: ReadonlyMap<Thing, Value>;
  readonly otherwise: (thing: Thing) => Value;
  /** Did anything happen to them before? `unknown`: activities and campaigns of the past may be or not. */
  readonly past: 'none' | 'unknown';
  /** Does a statement hold of which nobody has said anything, such as `Has Opportunity`? */
  readonly statements: 'false' | 'unknown';
}

/** Looked through one by one. */
const MOST_SINCE = 16;

/**
 * The person now: the background, and what has been written since. Immutable. Schedules write the same things again and
 * again, so a person remembers who came of them.
 */
export class Person {
  readonly background: Background;
  /** What was written before, shared with others, and what since: most people differ in little. */
  readonly #before: ReadonlyMap<Thing, Value>;
  readonly #since: readonly (readonly [Thing, Value])[];
  readonly #after = new Map<Thing, Map<string, Person>>();
  #key: string | undefined;

  constructor(
    background: Background,
    before: ReadonlyMap<Thing, Value> = new Map(),
    since: readonly (readonly [Thing, Value])[] = [],
  ) {
    this.background = background;
    this.#before = before;
    this.#since = since;
  }

  get(thing: Thing): Value {
    return this.lastWritten(thing) ?? this.background.given.get(thing) ?? this.background.otherwise(thing);
  }

  /** Undefined for what has not been written. */
  lastWritten(thing: Thing): Value | undefined {
    return this.#since.findLast(([other]) => other === thing)?.[1] ?? this.#before.get(thing);
  }

  with(thing: Thing, value: Value): Person {
    let byValue = this.#after.get(thing);
    const known = byValue?.get(value.key);
    if (known !== undefined) return known;
    const since = [...this.#since, [thing, value] as const];
    const person =
      since.length <= MOST_SINCE
        ? new Person(this.background, this.#before, since)
        : new Person(this.background, new Map([...this.#before, ...since]));
    if (byValue === undefined) this.#after.set(thing, (byValue = new Map()));
    byValue.set(value.key, person);
    return person;
  }

  get written(): ReadonlyMap<Thing, Value> {
    return new Map([...this.#before, ...this.#since]);
  }

  /** The same for the same values, in whatever order they were written. */
  get key(): string {
    this.#key ??= [...this.written]
      .map(([thing, value]) => `${thing}=${value.key}`)
      .sort()
      .join(';');
    return this.#key;
  }
}
