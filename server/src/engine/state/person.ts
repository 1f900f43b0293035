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

/**
 * The person now: the background, and what has been written since. Immutable. Schedules write the same things again and
 * again, so a person remembers who came of them.
 */
export class Person {
  readonly background: Background;
  readonly #written: ReadonlyMap<Thing, Value>;
  readonly #after = new Map<Thing, Map<string, Person>>();
  #key: string | undefined;

  constructor(background: Background, written: ReadonlyMap<Thing, Value> = new Map()) {
    this.background = background;
    this.#written = written;
  }

  get(thing: Thing): Value {
    return this.#written.get(thing) ?? this.background.given.get(thing) ?? this.background.otherwise(thing);
  }

  with(thing: Thing, value: Value): Person {
    let byValue = this.#after.get(thing);
    const known = byValue?.get(value.key);
    if (known !== undefined) return known;
    const person = new Person(this.background, new Map(this.#written).set(thing, value));
    if (byValue === undefined) this.#after.set(thing, (byValue = new Map()));
    byValue.set(value.key, person);
    return person;
  }

  get written(): ReadonlyMap<Thing, Value> {
    return this.#written;
  }

  /** The same for the same values, in whatever order they were written. */
  get key(): string {
    this.#key ??= [...this.#written]
      .map(([thing, value]) => `${thing}=${value.key}`)
      .sort()
      .join(';');
    return this.#key;
  }
}
