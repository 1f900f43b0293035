import { areDisjoint, type Domain, domainKey, domainOf, fits, narrow, onlyValue } from './domain.ts';
import type { Test } from './test.ts';
import { statement, type Unknown, type Value } from './value.ts';

/** What was supposed of an unknown value, so that a run could go on. */
export interface Assumption {
  readonly about: Unknown;
  readonly test: Test;
  readonly holds: boolean;
}

/**
 * What is known about unknown values: the assumptions made so far, never contradicting each other. Immutable. Whoever
 * asks something that does not follow yet makes an assumption. Schedules ask the same things again and again, so the
 * answers are kept.
 */
export class Knowledge {
  static readonly none = new Knowledge([], []);

  readonly assumptions: readonly Assumption[];
  /** By their names, in order, what unknown values can still be. */
  readonly domains: readonly KnownDomain[];
  readonly #answers = new Map<Test, Map<string, Answers>>();
  /** All that came of the same beginning, by their keys: whoever comes to know the same by another way is the same. */
  readonly #kin: Map<string, Knowledge> | undefined;
  #key: string | undefined;

  private constructor(
    domains: readonly KnownDomain[],
    assumptions: readonly Assumption[],
    kin?: Map<string, Knowledge>,
  ) {
    this.domains = domains;
    this.assumptions = assumptions;
    this.#kin = kin;
  }

  /** The same knowledge with a memory of its own, which lives as long as it does. */
  fresh(): Knowledge {
    return new Knowledge(this.domains, this.assumptions, new Map());
  }

  /** The same for the same knowledge, however it was come by. */
  get key(): string {
    return (this.#key ??= keyOf(this.domains));
  }

  /** The same for the same knowledge of those values that count. */
  keyOf(counts: (unknown: string) => boolean): string {
    let key = '';
    for (const one of this.domains) if (counts(one.name)) key += `${one.key};`;
    return key;
  }

  /** The value itself, where only one is left. */
  resolve(value: Value): Value {
    if (value.kind !== 'unknown') return value;
    const domain = this.#domainOf(value.name);
    return domain === undefined ? value : (onlyValue(domain, value) ?? value);
  }

  /** Does the test hold? Undefined: nothing tells. */
  decide(about: Unknown, test: Test): boolean | undefined {
    const { yes, no } = this.#ask(about, test);
    if (yes === undefined) return false;
    return no === undefined ? true : undefined;
  }

  /** With one assumption more; undefined when it contradicts what is known. */
  assume(about: Unknown, test: Test, holds: boolean): Knowledge | undefined {
    const { yes, no } = this.#ask(about, test);
    return holds ? yes?.() : no?.();
  }

  /** What both say; undefined when they contradict each other: no person is like both. */
  and(other: Knowledge): Knowledge | undefined {
    // Most persons differ in something plain.
    for (const { name, domain } of this.domains) {
      const others = other.#domainOf(name);
      if (others !== undefined && areDisjoint(domain, others)) return undefined;
    }
    return other.assumptions.reduce<Knowledge | undefined>(
      (both, { about, test, holds }) => both?.assume(about, test, holds),
      this,
    );
  }

  #ask(about: Unknown, test: Test): Answers {
    let byValue = this.#answers.get(test);
    const known = byValue?.get(about.key);
    if (known !== undefined) return known;
    const [asked, question] = askable(about, test);
    const answers = {
      yes: this.#supposing({ about: asked, test: question, holds: true }),
      no: this.#supposing({ about: asked, test: question, holds: false }),
    };
    // What everybody starts with lives for ever; it must not remember everybody's questions.
    if (this === Knowledge.none) return answers;
    if (byValue === undefined) this.#answers.set(test, (byValue = new Map()));
    byValue.set(about.key, answers);
    return answers;
  }

  /** Undefined when it cannot be; else what is known then, made once. */
  #supposing(assumption: Assumption): (() => Knowledge) | undefined {
    const { about, test, holds } = assumption;
    const before = this.#domainOf(about.name) ?? domainOf(about);
    const after = narrow(before, test, holds, about);
    if (after === undefined) return undefined;
    let made: Knowledge | undefined;
    return () => (made ??= domainKey(after) === domainKey(before) ? this : this.#with(assumption, after));
  }

  /** Few values are asked about, so the list is looked through. */
  #domainOf(unknown: string): Domain | undefined {
    return this.domains.find(({ name }) => name === unknown)?.domain;
  }

  #with(assumption: Assumption, domain: Domain): Knowledge {
    const { name } = assumption.about;
    const domains = withDomain(this.domains, { name, domain, key: `${name}=${domainKey(domain)}` });
    const key = keyOf(domains);
    const known = this.#kin?.get(key);
    if (known !== undefined) return known;
    const made = new Knowledge(domains, [...this.assumptions, assumption], this.#kin);
    this.#kin?.set(key, made);
    return made;
  }
}

/** What is known of one unknown value. */
export interface KnownDomain {
  readonly name: string;
  readonly domain: Domain;
  /** Name and domain as a text. */
  readonly key: string;
}

function withDomain(domains: readonly KnownDomain[], one: KnownDomain): readonly KnownDomain[] {
  const at = domains.findIndex(({ name }) => name >= one.name);
  if (at === -1) return [...domains, one];
  return [...domains.slice(0, at), one, ...domains.slice(domains[at]?.name === one.name ? at + 1 : at)];
}

function keyOf(domains: readonly KnownDomain[]): string {
  return domains.map(({ key }) => key).join(';');
}

/** What would be known if the test held, and if it did not; undefined for what cannot be. */
interface Answers {
  readonly yes: (() => Knowledge) | undefined;
  readonly no: (() => Knowledge) | undefined;
}

/** A question that does not suit the value (`[Score] contains "5"`) is a statement of its own. */
function askable(about: Unknown, test: Test): readonly [Unknown, Test] {
  if (fits(domainOf(about), test)) return [about, test];
  const asked = statement(`${about.name} ${test.words}`);
  return [asked, { kind: 'truth', truth: true, orEmpty: false, words: '' }];
}
