import { decide, type Domain, domainKey, domainOf, fits, narrow, onlyValue } from './domain.ts';
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
 * asks something that does not follow yet makes an assumption.
 */
export class Knowledge {
  static readonly none = new Knowledge(new Map(), []);

  readonly assumptions: readonly Assumption[];
  readonly #domains: ReadonlyMap<string, Domain>;
  #key: string | undefined;

  private constructor(domains: ReadonlyMap<string, Domain>, assumptions: readonly Assumption[]) {
    this.#domains = domains;
    this.assumptions = assumptions;
  }

  /** The same for the same knowledge, however it was come by. */
  get key(): string {
    this.#key ??= [...this.#domains]
      .map(([name, domain]) => `${name}=${domainKey(domain)}`)
      .sort()
      .join(';');
    return this.#key;
  }

  /** The value itself, where only one is left. */
  resolve(value: Value): Value {
    if (value.kind !== 'unknown') return value;
    const domain = this.#domains.get(value.name);
    return domain === undefined ? value : (onlyValue(domain, value) ?? value);
  }

  /** Does the test hold? Undefined: nothing tells. */
  decide(about: Unknown, test: Test): boolean | undefined {
    const [asked, question] = askable(about, test);
    return decide(this.#domainOf(asked), question, asked);
  }

  /** With one assumption more; undefined when it contradicts what is known. */
  assume(about: Unknown, test: Test, holds: boolean): Knowledge | undefined {
    const [asked, question] = askable(about, test);
    const before = this.#domainOf(asked);
    const after = narrow(before, question, holds, asked);
    if (after === undefined) return undefined;
    if (domainKey(after) === domainKey(before)) return this;
    const assumptions = [...this.assumptions, { about: asked, test: question, holds }];
    return new Knowledge(new Map(this.#domains).set(asked.name, after), assumptions);
  }

  /** What both say; undefined when they contradict each other: no person is like both. */
  and(other: Knowledge): Knowledge | undefined {
    return other.assumptions.reduce<Knowledge | undefined>(
      (both, { about, test, holds }) => both?.assume(about, test, holds),
      this,
    );
  }

  #domainOf(about: Unknown): Domain {
    return this.#domains.get(about.name) ?? domainOf(about);
  }
}

/** A question that does not suit the value (`[Score] contains "5"`) is a statement of its own. */
function askable(about: Unknown, test: Test): readonly [Unknown, Test] {
  if (fits(domainOf(about), test)) return [about, test];
  const asked = statement(`${about.name} ${test.words}`);
  return [asked, { kind: 'truth', truth: true, orEmpty: false, words: '' }];
}
