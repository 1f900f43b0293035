import { visible } from '../ide/index.ts';
import type { Model } from '../model/index.ts';
import { silentReporter } from '../reporter/index.ts';
import { defaultProofBudget, type Proof, type ProofBudget, proofBudgetOf } from '../rules/index.ts';
import { openProver, type Prover, untilAborted } from '../threads/index.ts';
import { CommandError, type Io } from './io.ts';
import { lateProgress } from './terminal/late-progress.ts';
import { terminalReporter } from './terminal/terminal-reporter.ts';

/** After Ctrl+C: most steps of a proof take a few milliseconds, the first of a large workspace much longer. */
const patience = 300;

/** What a command line says about proofs. */
export interface ProofOptions {
  /** `--no-proof` makes it false. */
  readonly proof: boolean;
  readonly proofStates?: number;
}

/** Undefined: nobody proved anything, because nobody wanted it or Ctrl+C came first. */
export type Prove = (model: Model) => Promise<Proof | undefined>;

/** 'off', or what may be spent. */
export function chosenBudget({ proof, proofStates }: ProofOptions): 'off' | ProofBudget {
  if (!proof) return 'off';
  return proofStates === undefined ? defaultProofBudget : proofBudgetOf(proofStates);
}

/**
 * Lends a thread that proves to some work, and takes it back afterwards. Ctrl+C ends the proof at hand; whatever takes
 * longer than a second shows on a terminal how far it is.
 */
export async function proving<T>(
  io: Io,
  budget: 'off' | ProofBudget,
  work: (prove: Prove) => Promise<T>,
): Promise<T> {
  if (budget === 'off') return work(() => Promise.resolve(undefined));
  let prover: Prover | undefined;
  let number = 0;
  const prove: Prove = async (model) => {
    // Without a campaign nothing ever happens.
    if (model.campaigns.length === 0 || io.signal.aborted) return undefined;
    const opened = (prover ??= await openProver());
    const reporter = io.colour ? terminalReporter(io) : silentReporter;
    const progress = lateProgress(() => reporter.progress('Trying the orders of the campaigns'));
    number += 1;
    const request = {
      workspace: String(number),
      budget,
      looking: (stimulus: string) => progress.step(visible(stimulus)),
    };
    let hurry: NodeJS.Timeout | undefined;
    const interrupt = (): void => {
      opened.interrupt();
      hurry = setTimeout(() => void opened.close(), patience);
    };
    try {
      return await untilAborted(io.signal, interrupt, () => opened.prove(model, request));
    } catch (error) {
      if (io.signal.aborted) return undefined;
      throw error;
    } finally {
      clearTimeout(hurry);
      progress.done();
    }
  };
  try {
    return await work(prove);
  } catch (error) {
    if (isOutOfMemory(error)) throw new CommandError(outOfMemory);
    throw error;
  } finally {
    await prover?.close();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

const outOfMemory =
  'Trying the orders of the campaigns needs more memory than there is. Look at fewer situations with --proof-states, or ' +
  'leave it out with --no-proof.';
