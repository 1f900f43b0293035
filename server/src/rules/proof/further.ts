import type { Engine, Outlook, StaticTier } from '../../engine/index.ts';
import { type AlertOrder, alertOrder, alertsBesideSyncs } from './alert-order.ts';
import type { ProofBudget } from './budget.ts';
import { type DoubleStamp, doubleStamp, severalStampers } from './double-stamp.ts';
import { type Fragile, fragileIn, type Known, suspects, unreported } from './fragile.ts';
import { type Unstamped, unstamped } from './unstamped.ts';
import { waysIn } from './way-in.ts';

/** What is asked beside how schedules end: questions of their own, each kind with a budget of its own. */
export interface Further {
  readonly alertOrders: readonly AlertOrder[];
  readonly unstamped: readonly Unstamped[];
  readonly doubleStamps: readonly DoubleStamp[];
  readonly fragile: readonly Fragile[];
  readonly states: number;
}

export interface Circumstances extends Known {
  readonly engine: Engine;
  readonly budget: ProofBudget;
  readonly cancelled: (() => boolean) | undefined;
  /** Where it is the same, only the campaigns at hand make a difference. */
  readonly context: string;
}

/** Asks further, and keeps the answers as long as the campaigns stay that they are about. */
export interface Asking {
  /** `keep`: the answers are worth keeping. */
  further(circumstances: Circumstances, keep: boolean): Further;
}

export function createAsking(tier: StaticTier): Asking {
  let known: Answers = new Map();
  return {
    further(circumstances, keep) {
      if (circumstances.budget.statesOfQuestions === 0) return nothingAsked;
      const inquiry = new Inquiry(circumstances, known);
      const { program } = circumstances.engine;
      const outlooks = plainestFirst(tier.outlooks(program));
      const found = {
        alertOrders: inquiry.alertOrders(outlooks),
        unstamped: inquiry.unstamped(outlooks),
        doubleStamps: inquiry.doubleStamps(outlooks),
        fragile: inquiry.fragile(plainestFirst(tier.candidates(program))),
      };
      if (keep) known = inquiry.used;
      return { ...found, states: inquiry.states };
    },
  };
}

const nothingAsked: Further = { alertOrders: [], unstamped: [], doubleStamps: [], fragile: [], states: 0 };

/** Ways to come to one thing that are tried at most, the plainest first. */
const MOST_WAYS = 4;

interface Way {
  /** What it is a way to. */
  readonly about: string;
  readonly outlook: Pick<Outlook, 'stimulus' | 'campaigns'>;
}

interface Answer<T> {
  readonly found: T | undefined;
  readonly states: number;
}

type Answers = Map<string, Answer<unknown>>;

class Inquiry {
  readonly used: Answers = new Map();
  states = 0;
  readonly #circumstances: Circumstances;
  readonly #known: Answers;

  constructor(circumstances: Circumstances, known: Answers) {
    this.#circumstances = circumstances;
    this.#known = known;
  }

  alertOrders(outlooks: readonly Outlook[]): AlertOrder[] {
    const { engine, budget } = this.#circumstances;
    const ways = outlooks.flatMap((outlook) =>
      alertsBesideSyncs(engine.program, outlook).map((alert) => ({ about: alert.text, outlook, alert })),
    );
    return this.#firstOfEach('alert', ways, ({ outlook, alert }) =>
      alertOrder(engine, outlook, alert, budget),
    );
  }

  unstamped(outlooks: readonly Outlook[]): Unstamped[] {
    const { engine, budget } = this.#circumstances;
    const ways = waysIn(engine.program, engine.semantics, outlooks);
    return this.#firstOfEach('stamp', ways, (way) => unstamped(engine, way, budget));
  }

  doubleStamps(outlooks: readonly Outlook[]): DoubleStamp[] {
    const { engine, budget } = this.#circumstances;
    const ways = severalStampers(engine.program, outlooks);
    return this.#firstOfEach('two stamps', ways, (way) => doubleStamp(engine, way, budget));
  }

  fragile(candidates: readonly Outlook[]): Fragile[] {
    const { engine, budget } = this.#circumstances;
    const ways = suspects(engine, candidates, this.#circumstances);
    const found = this.#firstOfEach('wait', ways, (way) => fragileIn(engine, way, budget));
    return unreported(found.flat(), this.#circumstances);
  }

  /** For everything that is asked about the first way in which it comes about. */
  #firstOfEach<W extends Way, T>(kind: string, ways: readonly W[], ask: (way: W) => Answer<T>): T[] {
    const { budget, cancelled } = this.#circumstances;
    const limit = this.states + budget.statesOfQuestions;
    const found = new Map<string, T>();
    const tried = new Map<string, number>();
    for (const way of ways) {
      const { about, outlook } = way;
      const count = tried.get(about) ?? 0;
      if (found.has(about) || count >= MOST_WAYS) continue;
      if (this.states >= limit || cancelled?.() === true) break;
      const answer = this.#answer(`${kind} ${about}`, outlook, () => ask(way));
      this.states += answer.states;
      // Where the plainest way is too much to look at, the others are.
      tried.set(about, answer.states >= budget.statesPerQuestion ? MOST_WAYS : count + 1);
      if (answer.found !== undefined) found.set(about, answer.found);
    }
    return [...found.values()];
  }

  /** What is known already costs as much as it did: the same files get the same answer. */
  #answer<T>(question: string, { stimulus, campaigns }: Way['outlook'], ask: () => Answer<T>): Answer<T> {
    const ids = campaigns.map(({ id }) => id).join();
    const key = [question, stimulus.name, ids, this.#circumstances.context].join('\n');
    // A question has answers of one kind.
    const known = this.#known.get(key) as Answer<T> | undefined;
    const answer = known ?? ask();
    this.used.set(key, answer);
    return answer;
  }
}

function plainestFirst(outlooks: readonly Outlook[]): readonly Outlook[] {
  const plainness = ({ stimulus, campaigns }: Outlook) =>
    (stimulus.coincidence === undefined ? 0 : 10_000) + stimulus.script.length * 1_000 + campaigns.length;
  return outlooks
    .map((outlook) => ({ outlook, rank: plainness(outlook) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ outlook }) => outlook);
}
