import type { Engine } from '../../engine.ts';
import type { Difference } from '../../questions/confluence.ts';
import type { Watched } from '../../questions/watched.ts';
import type { State } from '../../state/index.ts';
import { type Cone, type Cones, conesOf, focusOn, focusOnAll, likenessOf } from '../slice/index.ts';
import { confluenceOf } from './confluence.ts';
import { proveEffect } from './effect.ts';
import { decide, type Proof, type ProofOptions } from './proof.ts';

export interface ManyOptions extends ProofOptions {
  /** States of all explorations together. */
  readonly statesInAll: number;
  /** What has been found out by now, of this start or of others like it. */
  readonly experience?: Experience;
  /** False when it is known without looking that nothing of a cone depends on the order. */
  readonly mayDiffer?: (cone: Cone) => boolean;
}

/** By likeness: what holds, and how many states were not enough to tell. */
export type Experience = Map<string, 'holds' | number>;

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
  readonly likeness: string | undefined;
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

/** Small ones come first: when so many of them were too much, larger ones are, too. */
const MOST_FAILURES = 3;

class Proving {
  readonly #engine: Engine;
  readonly #start: State;
  readonly #options: ManyOptions;
  readonly #cones: Cones;
  readonly #holds: Watched[] = [];
  readonly #fails: Difference[] = [];
  readonly #undecided: Watched[] = [];
  #states = 0;
  #failures = 0;

  constructor(engine: Engine, start: State, options: ManyOptions) {
    this.#engine = engine;
    this.#start = start;
    this.#options = options;
    this.#cones = conesOf(engine, start);
  }

  prove(watched: readonly Watched[]): ManyProofs {
    const open = this.#sifted(watched);
    for (const group of groupsOf(open)) {
      if (this.#failures < MOST_FAILURES) this.#together(group);
      else this.#undecided.push(...group.map((question) => question.watched));
    }
    return {
      holds: this.#holds,
      fails: this.#fails,
      undecided: this.#undecided,
      states: this.#states,
    };
  }

  /** What is to be looked at. Whatever makes no difference to many things together makes none to each. */
  #sifted(watched: readonly Watched[]): Question[] {
    const { mayDiffer, cancelled } = this.#options;
    const open: Question[] = [];
    const sift = (some: readonly Watched[]): void => {
      if (cancelled?.() === true) {
        this.#undecided.push(...some);
        return;
      }
      const [only, ...others] = some;
      if (only === undefined) return;
      if (others.length === 0) {
        const cone = this.#cones.of(focusOn(only));
        if (mayDiffer?.(cone) === false) this.#holds.push(only);
        else this.#ask({ watched: only, cone, likeness: this.#likeness(only, cone) }, open);
      } else if (mayDiffer?.(this.#cones.of(focusOnAll(some))) === false) this.#holds.push(...some);
      else {
        const middle = Math.ceil(some.length / 2);
        sift(some.slice(0, middle));
        sift(some.slice(middle));
      }
    };
    if (mayDiffer === undefined) for (const one of watched) sift([one]);
    else sift(watched);
    return open;
  }

  #likeness({ name }: Watched, cone: Cone): string | undefined {
    if (this.#options.experience === undefined) return undefined;
    return `${name}\n${likenessOf(this.#engine, this.#start, cone)}`;
  }

  /** What is known already need not be asked. */
  #ask(question: Question, open: Question[]): void {
    const known = this.#options.experience?.get(question.likeness ?? '');
    if (known === 'holds') this.#holds.push(question.watched);
    else if (known !== undefined && known >= this.#options.budget.states)
      this.#undecided.push(question.watched);
    else open.push(question);
  }

  #settle(questions: readonly Question[], verdict: 'holds' | 'not decided'): void {
    const { experience, budget } = this.#options;
    const isAtEnd = this.#isSpent();
    for (const { watched, likeness } of questions) {
      (verdict === 'holds' ? this.#holds : this.#undecided).push(watched);
      if (likeness === undefined) continue;
      if (verdict === 'holds') experience?.set(likeness, 'holds');
      else if (!isAtEnd) experience?.set(likeness, budget.states);
    }
  }

  /** Then whatever is not decided has not been looked at as it should. */
  #isSpent(): boolean {
    return this.#states >= this.#options.statesInAll || this.#options.cancelled?.() === true;
  }

  /** Until all of them are decided, or it is too much: then those that need less, by themselves. */
  #together(group: readonly Question[]): void {
    let open = group;
    while (open.length > 0) {
      const verdict = this.#decide(open);
      if (verdict === 'holds') {
        this.#settle(open, 'holds');
        return;
      }
      if (verdict === 'not decided') {
        this.#failures += 1;
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
    for (const question of group.filter((one) => !less.includes(one))) {
      const { watched } = question;
      const verdict =
        watched.kind === 'effect'
          ? this.#spend((options) => proveEffect(this.#engine, this.#start, watched, options))
          : 'not decided';
      if (verdict === 'holds' || verdict === 'not decided') this.#settle([question], verdict);
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
