import type { Engine } from '../engine.ts';
import { type Comparison, type Listener, literals, type Thing } from '../program/index.ts';
import { fold, Knowledge, matches, type Test, testOf, textOf, type Value } from '../values/index.ts';

/**
 * Who may hear of an event of one kind. A hundred campaigns may listen to forms and each name its own, so they are found
 * by what they name.
 */
export class Audience {
  readonly #engine: Engine;
  readonly #field: Thing | undefined;
  readonly #listeners: readonly Listener[];
  /** The attribute in which listeners of this kind name something. */
  readonly #naming: string | undefined;
  /** Folded texts, with the places of the listeners who name them. */
  readonly #named = new Map<string, number[]>();
  /** Listeners who may hear of an event whatever it names. */
  readonly #others: number[] = [];

  constructor(engine: Engine, trigger: string, field: Thing | undefined) {
    this.#engine = engine;
    this.#field = field;
    this.#listeners = engine.program.listeners(trigger, field);
    this.#naming = this.#listeners.length < FEW ? undefined : this.#findNaming();
    for (const [place, listener] of this.#listeners.entries()) {
      const names = this.#namesOf(listener);
      if (names === undefined) this.#others.push(place);
      else for (const name of names) this.#name(name, place);
    }
  }

  get isEmpty(): boolean {
    return this.#listeners.length === 0;
  }

  /** Attributes that are not listed may be anything. */
  of(attributes: ReadonlyMap<string, Value>): readonly Listener[] {
    return this.#nearest(attributes).filter(({ triggers }) =>
      triggers.some(({ constraints }) =>
        constraints.every((constraint) => this.#mayPass(constraint, attributes.get(constraint.attribute))),
      ),
    );
  }

  /** Everybody but those who certainly do not hear of it because of what they name. */
  #nearest(attributes: ReadonlyMap<string, Value>): readonly Listener[] {
    const value = this.#naming === undefined ? undefined : attributes.get(this.#naming);
    if (value === undefined) return this.#listeners;
    if (value.kind !== 'unknown') return this.#at(this.#named.get(fold(textOf(value))) ?? []);
    const { noneOf } = value;
    if (noneOf === undefined || value.oneOf !== undefined || value.type !== 'text') return this.#listeners;
    const not = new Set(noneOf.map(fold));
    return this.#at([...this.#named].flatMap(([name, places]) => (not.has(name) ? [] : places)));
  }

  /** These and the others, in the order of the program. */
  #at(places: readonly number[]): readonly Listener[] {
    const all = new Set([...places, ...this.#others]);
    return [...all].sort((a, b) => a - b).flatMap((place) => this.#listeners[place] ?? []);
  }

  #findNaming(): string | undefined {
    for (const { triggers } of this.#listeners)
      for (const { constraints } of triggers)
        for (const constraint of constraints)
          if (this.#textsOf(constraint) !== undefined) return constraint.attribute;
    return undefined;
  }

  #namesOf({ triggers }: Listener): readonly string[] | undefined {
    const names: string[] = [];
    for (const { constraints } of triggers) {
      const naming = constraints.find(({ attribute }) => attribute === this.#naming);
      const texts = naming && this.#textsOf(naming);
      if (texts === undefined) return undefined;
      for (const text of texts) names.push(fold(text));
    }
    return names;
  }

  #name(name: string, place: number): void {
    const places = this.#named.get(name);
    if (places === undefined) this.#named.set(name, [place]);
    else places.push(place);
  }

  /** What an attribute has to be, if that is all there is to it. */
  #textsOf(comparison: Comparison): readonly string[] | undefined {
    // Some attributes have the type of whatever field changes.
    if (comparison.operator !== 'is' || comparison.type === undefined) return undefined;
    const test = this.#testOf(comparison);
    return test?.kind === 'text' && !test.texts.includes('') ? test.texts : undefined;
  }

  /** Only what is certain keeps an event out. */
  #mayPass(comparison: Comparison, value: Value | undefined): boolean {
    if (value === undefined || (value.kind === 'unknown' && value.noneOf === undefined)) return true;
    const test = this.#testOf(comparison);
    if (test === undefined) return true;
    return value.kind === 'unknown' ? Knowledge.none.decide(value, test) !== false : matches(value, test);
  }

  /** Undefined for a comparison that does not mean the same at any time. */
  #testOf(comparison: Comparison): Test | undefined {
    const { program, semantics, tests } = this.#engine;
    const known = tests.get(comparison);
    if (known !== undefined && known.thing === this.#field) return known.test;
    const { operands, operator } = comparison;
    if (operands.some(({ kind }) => kind !== 'value') || /past|future/.test(operator)) return undefined;
    const type = program.typeFor(comparison, this.#field);
    const test = testOf(type, operator, literals(operands), 0, semantics);
    if (test !== undefined) tests.set(comparison, { thing: this.#field, test });
    return test;
  }
}

/** So few listeners are asked one by one. */
const FEW = 8;
