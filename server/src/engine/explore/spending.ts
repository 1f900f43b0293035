import type { Budget, Exploration } from './explorer.ts';

type RanOut = Extract<Exploration['coverage'], 'states' | 'time' | 'cancelled'>;

/** Watches a budget. Asked after every turn that is looked at; the clock is looked at only now and then. */
export class Spending {
  readonly #budget: Budget;
  readonly #cancelled: () => boolean;
  readonly #begun: number;
  #turns = 0;

  constructor(budget: Budget, cancelled: () => boolean = () => false) {
    this.#budget = budget;
    this.#cancelled = cancelled;
    this.#begun = budget.time?.now() ?? 0;
  }

  /** What has run out after so many states, if anything. */
  ranOut(states: number): RanOut | undefined {
    this.#turns += 1;
    if (states > this.#budget.states || this.#turns > this.#budget.states * TURNS_PER_STATE) return 'states';
    if (this.#cancelled()) return 'cancelled';
    const { time } = this.#budget;
    if (time === undefined || this.#turns % BETWEEN_LOOKS !== 1) return undefined;
    return time.now() - this.#begun > time.milliseconds ? 'time' : undefined;
  }
}

/** Turns that all lead to states that are known already must end, too. */
const TURNS_PER_STATE = 50;
const BETWEEN_LOOKS = 8;
