/** How much may be spent on proofs. Counted in states, not in time, so that the same files always get the same answer. */
export interface ProofBudget {
  /** Of one stimulus as a whole. */
  readonly states: number;
  /** Of what has influence on one thing, where the whole is too much. */
  readonly statesPerThing: number;
  /** Of all things of one stimulus together. */
  readonly statesOfThings: number;
  /** Of everything together; what comes after it is not decided. */
  readonly statesInAll: number;
  /** Turns of one schedule. */
  readonly turns: number;
}

export const defaultProofBudget: ProofBudget = {
  states: 1_000,
  statesPerThing: 500,
  statesOfThings: 8_000,
  statesInAll: 60_000,
  turns: 400,
};

/** A budget of so many states in all. One stimulus and one thing get more of them in proportion, and never less. */
export function proofBudgetOf(statesInAll: number): ProofBudget {
  const share = statesInAll / defaultProofBudget.statesInAll;
  const more = (states: number): number => Math.ceil(states * Math.max(1, share));
  const { states, statesPerThing, statesOfThings, turns } = defaultProofBudget;
  return {
    states: more(states),
    statesPerThing: more(statesPerThing),
    statesOfThings: more(statesOfThings),
    statesInAll,
    turns,
  };
}
