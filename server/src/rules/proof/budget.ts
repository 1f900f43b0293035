/** How much may be spent on proofs. Counted in states, not in time, so that the same files always get the same answer. */
export interface ProofBudget {
  /** Of one stimulus. */
  readonly statesPerStimulus: number;
  /** Of all together; stimuli that come after it are not decided. */
  readonly states: number;
  /** Turns of one schedule. */
  readonly turns: number;
}

export const defaultProofBudget: ProofBudget = { statesPerStimulus: 5_000, states: 100_000, turns: 400 };
