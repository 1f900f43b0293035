import type { Location, Model } from '../model/index.ts';
import {
  type Checker,
  defaultProofBudget,
  type Finding,
  type Fix,
  type ProofBudget,
  type RepairLimits,
  type Severities,
} from '../rules/index.ts';
import type { Span } from '../syntax/index.ts';

/** Somebody is waiting, and the server does nothing else meanwhile: less than a build may spend. */
const budget: ProofBudget = { ...defaultProofBudget, statesInAll: 15_000 };
const limits: RepairLimits = { tried: 10, proved: 4 };

/** A finding that takes proof, with the repairs that are proved. */
export interface Repaired {
  readonly finding: Finding;
  readonly repairs: readonly Fix<Location>[];
}

/**
 * Repairs of what is found by proof, for one project. They are looked for when somebody asks at a place, between two
 * messages of the client where there are many to try, and kept until the files change.
 */
export class ProvedRepairs {
  readonly #checker: Checker;
  readonly #severities: Severities;
  #model: Model | undefined;
  #findings: readonly Finding[] = [];
  readonly #known = new Map<Finding, readonly Fix<Location>[]>();

  constructor(checker: Checker, severities: Severities) {
    this.#checker = checker;
    this.#severities = severities;
  }

  /** What is proved by now: costs nothing. */
  knownAt(model: Model, uri: string, span: Span): readonly Repaired[] {
    if (this.#model !== model) return [];
    return this.#findings.flatMap((finding) => {
      const repairs = this.#known.get(finding);
      return repairs === undefined || !touches(finding, uri, span) ? [] : [{ finding, repairs }];
    });
  }

  /** Proves what is not known yet; whatever else the client has to say comes first. */
  async at(model: Model, uri: string, span: Span, cancelled: () => boolean): Promise<readonly Repaired[]> {
    const options = { severities: this.#severities, proof: budget, limits };
    if (this.#model !== model) {
      const { findings } = this.#checker.check(model, options);
      this.#known.clear();
      this.#findings = [...findings.values()].flat().filter(({ cause }) => cause !== undefined);
      this.#model = model;
    }
    for (const finding of this.#findings) {
      if (this.#known.has(finding) || !touches(finding, uri, span)) continue;
      const repairs: Fix<Location>[] = [];
      for (const answer of this.#checker.repairs(model, finding, options)) {
        if (answer !== undefined) repairs.push(answer);
        await new Promise((resolve) => setImmediate(resolve));
        if (cancelled() || this.#model !== model) return [];
      }
      this.#known.set(finding, repairs);
    }
    return this.knownAt(model, uri, span);
  }
}

/** Whoever is named by a finding of another place may want to repair it, too. */
function touches({ place, related }: Finding, uri: string, { start, end }: Span): boolean {
  return [place, ...related.map((other) => other.place)].some(
    (one) => one.uri === uri && one.start <= end && start <= one.end,
  );
}
