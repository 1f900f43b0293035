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
  static readonly none = new Knowledge(new Map(), []);

  readonly assumptions: readonly Assumption[];
  readonly #domains: ReadonlyMap<string, Domain>;
  readonly #answers = new Map<Test, Map<string, Answers>>();
  #key: string | undefined;

  private constructor(domains: ReadonlyMap<string, Domain>, assumptions: readonly Assumption[]) {
    this.#domains = domains;
    this.assumptions = assumptions;
  }

  /** The same knowledge with a memory of its own, which lives as long as it does. */
  fresh(): Knowledge {
    return new Knowledge(this.#domains, this.assumptions);
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
    for (const [name, domain] of this.#domains) {
      const others = other.#domains.get(name);
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
    const before = this.#domains.get(about.name) ?? domainOf(about);
    const after = narrow(before, test, holds, about);
    if (after === undefined) return undefined;
    let made: Knowledge | undefined;
    return () => {
      if (domainKey(after) === domainKey(before)) return this;
      return (made ??= new Knowledge(new Map(this.#domains).set(about.name, after), [
        ...this.assumptions,
        assumption,
      ]));
    };
  }
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
