/** How much may be spent on proofs. Counted in states, not in time, so that the same files always get the same answer. */
export interface ProofBudget {
  /** Of one stimulus as a whole: stages, circles, the same once more. 0: nothing but a few likely schedules. */
  readonly states: number;
  /**
   * Of what has influence on one thing, or on a few that have it in common: at first for all stimuli, then for what is
   * left of them, and so on.
   */
  readonly statesPerThing: readonly number[];
  /** Of all things of one stimulus together. */
  readonly statesOfThings: number;
  /** Of one further question: can an alert come before its sync, does a stage have its stamp? */
  readonly statesPerQuestion: number;
  /** Of all further questions of one kind. */
  readonly statesOfQuestions: number;
  /** Of everything together; what comes after it is not decided. */
  readonly statesInAll: number;
  /** Turns of one schedule. */
  readonly turns: number;
}

export const defaultProofBudget: ProofBudget = {
  states: 2_000,
  statesPerThing: [500, 8_000],
  statesOfThings: 40_000,
  statesPerQuestion: 500,
  statesOfQuestions: 8_000,
  statesInAll: 300_000,
  turns: 400,
};

/** A budget of so many states in all. Each of its parts gets more of them in proportion, and never less. */
export function proofBudgetOf(statesInAll: number): ProofBudget {
  const share = statesInAll / defaultProofBudget.statesInAll;
  const more = (states: number): number => Math.ceil(states * Math.max(1, share));
  const { states, statesPerThing, statesOfThings, statesPerQuestion, statesOfQuestions, turns } =
    defaultProofBudget;
  return {
    states: more(states),
    statesPerThing: statesPerThing.map(more),
    statesOfThings: more(statesOfThings),
    statesPerQuestion: more(statesPerQuestion),
    statesOfQuestions: more(statesOfQuestions),
    statesInAll,
    turns,
  };
}

/** The second tier by itself: a few likely schedules of every stimulus, and no proofs. */
export const likelySchedulesOnly: ProofBudget = {
  ...defaultProofBudget,
  states: 0,
  statesPerThing: [],
  statesOfQuestions: 0,
};
