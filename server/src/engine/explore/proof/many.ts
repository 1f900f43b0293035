import type { Engine } from '../../engine.ts';
import type { Difference } from '../../questions/confluence.ts';
import type { Watched } from '../../questions/watched.ts';
import type { State } from '../../state/index.ts';
import type { Ending } from '../explorer.ts';
import { type Cone, type Cones, conesOf, focusOn, focusOnAll, likenessOf } from '../slice/index.ts';
import { proveApart } from './apart.ts';
import { confluenceOf } from './confluence.ts';
import { decide, type Proof, type ProofOptions } from './proof.ts';
import { isWithin, type Question, sizeOf, type Verdict } from './question.ts';

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

/**
 * Does each of many things end alike whatever the order? What has influence on one has it on another, mostly: things
 * whose cones lie in one are looked at together, small ones first, and by themselves where that takes more than a few
 * states.
 */
export function proveMany(
  engine: Engine,
  start: State,
  watched: readonly Watched[],
  options: ManyOptions,
): ManyProofs {
  return new Proving(engine, start, options).prove(watched);
}

/** States for things that are looked at together because their cones lie in one. */
const TOGETHER = 500;

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
    const open = this.#sifted(watched);
    const left = groupsOf(open).flatMap((group) => this.#together(group));
    for (const [question, verdict] of this.#apart(left)) this.#settle(question, verdict);
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

  #settle({ watched, likeness }: Question, verdict: Verdict): void {
    const { experience, budget } = this.#options;
    if (verdict === 'holds') this.#holds.push(watched);
    else if (verdict === 'not decided') this.#undecided.push(watched);
    else this.#fails.push(verdict);
    if (likeness === undefined) return;
    if (verdict === 'holds') experience?.set(likeness, 'holds');
    else if (verdict === 'not decided' && !this.#isSpent()) experience?.set(likeness, budget.states);
  }

  /** Then whatever is not decided has not been looked at as it should. */
  #isSpent(): boolean {
    return this.#states >= this.#options.statesInAll || this.#options.cancelled?.() === true;
  }

  /** All of them by a few states; those that are left. */
  #together(group: readonly Question[]): readonly Question[] {
    const { experience } = this.#options;
    let open = group;
    // What was not enough for each of them is not enough for all.
    const isVain = (one: Question): boolean => Number(experience?.get(one.likeness ?? '')) >= TOGETHER;
    const isPlain = group.length === 1 && group[0]?.watched.kind !== 'effect';
    if (isPlain || group.every(isVain)) return group;
    while (open.length > 0) {
      const things = open.map(({ watched }) => watched);
      const verdict = this.#decide(things, this.#cones.of(focusOnAll(things)), TOGETHER);
      if (verdict === 'not decided') return open;
      const isSettled = ({ watched }: Question) => verdict === 'holds' || watched === verdict.watched;
      for (const question of open.filter(isSettled)) this.#settle(question, verdict);
      open = open.filter((question) => !isSettled(question));
    }
    return open;
  }

  #apart(questions: readonly Question[]): ReadonlyMap<Question, Verdict> {
    const { states } = this.#options.budget;
    return proveApart(this.#engine, this.#cones, questions, (things, cone, ended) =>
      this.#decide(things, cone, states, ended),
    );
  }

  #decide(
    things: readonly Watched[],
    cone: Cone,
    states: number,
    ended: (ending: Ending) => void = () => undefined,
  ): Verdict {
    const claim = confluenceOf(things, this.#start, cone);
    const look = () => {
      const looking = claim.look();
      return (ending: Ending) => {
        ended(ending);
        return looking(ending);
      };
    };
    return this.#spend(states, (options) => decide(this.#engine, this.#start, { ...claim, look }, options));
  }

  #spend(states: number, proving: (options: ProofOptions) => Proof<Difference>): Verdict {
    const { budget, statesInAll, cancelled } = this.#options;
    const left = statesInAll - this.#states;
    if (left <= 0 || cancelled?.() === true) return 'not decided';
    const proof = proving({
      budget: { ...budget, states: Math.min(budget.states, states, left) },
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
