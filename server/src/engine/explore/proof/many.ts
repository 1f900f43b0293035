import type { Engine } from '../../engine.ts';
import type { Difference } from '../../questions/confluence.ts';
import type { Watched } from '../../questions/watched.ts';
import type { State } from '../../state/index.ts';
import { type Cone, type Cones, conesOf, focusOn, focusOnAll } from '../slice/index.ts';
import { confluenceOf } from './confluence.ts';
import { proveEffect } from './effect.ts';
import { decide, type Proof, type ProofOptions } from './proof.ts';

export interface ManyOptions extends ProofOptions {
  /** States of all explorations together. */
  readonly statesInAll: number;
  /** False when it is known without looking that nothing of a cone depends on the order. */
  readonly mayDiffer?: (cone: Cone) => boolean;
}

export interface ManyProofs {
  readonly holds: readonly Watched[];
  readonly fails: readonly Difference[];
  readonly undecided: readonly Watched[];
  readonly states: number;
}

type Verdict = 'holds' | 'not decided' | Difference;

interface Question {
  readonly watched: Watched;
  readonly cone: Cone;
}

/**
 * Does each of many things end alike whatever the order? What has influence on one has it on another, mostly: things
 * whose cones lie in one are looked at together, small ones first, and by themselves only where that is too much.
 */
export function proveMany(
  engine: Engine,
  start: State,
  watched: readonly Watched[],
  options: ManyOptions,
): ManyProofs {
  return new Proving(engine, start, options).prove(watched);
}

class Proving {
  readonly #engine: Engine;
  readonly #start: State;
  readonly #options: ManyOptions;
  readonly #cones: Cones;
  readonly #holds: Watched[] = [];
  readonly #fails: Difference[] = [];
  readonly #undecided: Watched[] = [];
  #states = 0;

  constructor(engine: Engine, start: State, options: ManyOptions) {
    this.#engine = engine;
    this.#start = start;
    this.#options = options;
    this.#cones = conesOf(engine, start);
  }

  prove(watched: readonly Watched[]): ManyProofs {
    const { mayDiffer = () => true, cancelled } = this.#options;
    const open: Question[] = [];
    for (const one of watched) {
      if (cancelled?.() === true) {
        this.#undecided.push(one);
        continue;
      }
      const cone = this.#cones.of(focusOn(one));
      if (mayDiffer(cone)) open.push({ watched: one, cone });
      else this.#holds.push(one);
    }
    for (const group of groupsOf(open)) this.#together(group);
    return {
      holds: this.#holds,
      fails: this.#fails,
      undecided: this.#undecided,
      states: this.#states,
    };
  }

  /** Until all of them are decided, or it is too much: then those that need less, by themselves. */
  #together(group: readonly Question[]): void {
    let open = group;
    while (open.length > 0) {
      const verdict = this.#decide(open);
      if (verdict === 'holds') {
        this.#holds.push(...open.map(({ watched }) => watched));
        return;
      }
      if (verdict === 'not decided') {
        this.#apart(open);
        return;
      }
      this.#fails.push(verdict);
      open = open.filter(({ watched }) => watched !== verdict.watched);
    }
  }

  /** Those that need less, by themselves; steps that carry many values, value by value. */
  #apart(group: readonly Question[]): void {
    const most = Math.max(...group.map(({ cone }) => sizeOf(cone)));
    const less = group.filter(({ cone }) => sizeOf(cone) < most);
    for (const { watched } of group.filter((question) => !less.includes(question))) {
      const verdict =
        watched.kind === 'effect'
          ? this.#spend((options) => proveEffect(this.#engine, this.#start, watched, options))
          : 'not decided';
      if (verdict === 'holds') this.#holds.push(watched);
      else if (verdict === 'not decided') this.#undecided.push(watched);
      else this.#fails.push(verdict);
    }
    for (const smaller of groupsOf(less)) this.#together(smaller);
  }

  #decide(group: readonly Question[]): Verdict {
    const things = group.map(({ watched }) => watched);
    const cone = group.length === 1 ? group[0]?.cone : this.#cones.of(focusOnAll(things));
    const claim = confluenceOf(things, this.#start, cone);
    return this.#spend((options) => decide(this.#engine, this.#start, claim, options));
  }

  #spend(proving: (options: ProofOptions) => Proof<Difference>): Verdict {
    const { budget, statesInAll, cancelled } = this.#options;
    const left = statesInAll - this.#states;
    if (left <= 0 || cancelled?.() === true) return 'not decided';
    const proof = proving({
      budget: { ...budget, states: Math.min(budget.states, left) },
      ...(cancelled && { cancelled }),
    });
    this.#states += proof.effort.states;
    return proof.verdict === 'fails' ? proof.counterexample : proof.verdict;
  }
}

/** Those whose cones lie in one, small ones first. */
function groupsOf(questions: readonly Question[]): Question[][] {
  const groups: Question[][] = [];
  for (const question of questions.toSorted((a, b) => sizeOf(b.cone) - sizeOf(a.cone))) {
    const group = groups.find(([largest]) => largest !== undefined && isWithin(question.cone, largest.cone));
    if (group === undefined) groups.push([question]);
    else group.push(question);
  }
  return groups.toReversed();
}

function sizeOf({ campaigns, atoms, steps }: Cone): number {
  return campaigns.size + atoms.size + steps.size;
}

function isWithin(small: Cone, large: Cone): boolean {
  return isSubset(small.campaigns, large.campaigns) && isSubset(small.steps, large.steps);
}

function isSubset<T>(small: ReadonlySet<T>, large: ReadonlySet<T>): boolean {
  if (small.size > large.size) return false;
  for (const one of small) if (!large.has(one)) return false;
  return true;
}
