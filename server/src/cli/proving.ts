import { visible } from '../ide/index.ts';
import type { Location, Model } from '../model/index.ts';
import { silentReporter } from '../reporter/index.ts';
import {
  defaultProofBudget,
  type FindingName,
  type Fix,
  type Proof,
  type ProofBudget,
  proofBudgetOf,
  type RuleChoices,
} from '../rules/index.ts';
import { isOutOfMemory, openProver, type Prover, untilAborted } from '../threads/index.ts';
import { CommandError, type Io } from './io.ts';
import { lateProgress } from './terminal/late-progress.ts';
import { terminalReporter } from './terminal/terminal-reporter.ts';

/** After Ctrl+C: most steps of a proof take a few milliseconds, the first of a large workspace much longer. */
const patience = 300;

/**
 * What the thread may keep, in MiB: at first as much as some five hundred campaigns need, as a thread that may keep more
 * is in no hurry to forget. Where that is too little, twice as much, and so on.
 */
const memory = { first: 128, most: 5_120 };

/** What a command line says about proofs. */
export interface ProofOptions {
  /** `--no-proof` makes it false. */
  readonly proof: boolean;
  readonly proofStates?: number;
}

/** 'off', or what may be spent. */
export function chosenBudget({ proof, proofStates }: ProofOptions): 'off' | ProofBudget {
  if (!proof) return 'off';
  return proofStates === undefined ? defaultProofBudget : proofBudgetOf(proofStates);
}

/** What a thread that proves is lent for. */
export interface Proofs {
  /** Undefined: nobody proved anything, because nobody wanted it or Ctrl+C came first. */
  prove(model: Model): Promise<Proof | undefined>;
  /** The repairs of a finding of the model, each proved; after Ctrl+C those that were proved by then. */
  repairs(model: Model, of: FindingName, choices: Required<RuleChoices>): Promise<readonly Fix<Location>[]>;
}

const noProofs: Proofs = { prove: () => Promise.resolve(undefined), repairs: () => Promise.resolve([]) };

/**
 * Lends a thread that proves to some work, and takes it back afterwards. Ctrl+C ends what it is at; whatever takes
 * longer than a second shows on a terminal how far it is.
 */
export async function proving<T>(
  io: Io,
  budget: 'off' | ProofBudget,
  work: (proofs: Proofs) => Promise<T>,
): Promise<T> {
  if (budget === 'off') return work(noProofs);
  const lent = new LentProver(io, budget);
  try {
    return await work(lent);
  } catch (error) {
    if (isOutOfMemory(error)) throw new CommandError(outOfMemory);
    throw error;
  } finally {
    await lent.takeBack();
  }
}

const outOfMemory =
  'Trying the orders of the campaigns needs more memory than there is. Look at fewer situations with --proof-states, or ' +
  'leave it out with --no-proof.';

type Question<T> = (
  prover: Prover,
  request: { readonly workspace: string; readonly budget: ProofBudget },
  step: (message: string) => void,
) => Promise<T>;

class LentProver implements Proofs {
  readonly #io: Io;
  readonly #budget: ProofBudget;
  readonly #names = new Map<Model, string>();
  #prover: Prover | undefined;
  #memory = memory.first;

  constructor(io: Io, budget: ProofBudget) {
    this.#io = io;
    this.#budget = budget;
  }

  async takeBack(): Promise<void> {
    const prover = this.#prover;
    this.#prover = undefined;
    await prover?.close();
  }

  prove(model: Model): Promise<Proof | undefined> {
    return this.#ask(model, 'Trying the orders of the campaigns', (prover, request, step) =>
      prover.prove(model, { ...request, looking: step }),
    );
  }

  async repairs(
    model: Model,
    of: FindingName,
    choices: Required<RuleChoices>,
  ): Promise<readonly Fix<Location>[]> {
    const fixes: Fix<Location>[] = [];
    await this.#ask(model, 'Looking for repairs', (prover, request, step) => {
      fixes.length = 0;
      return prover.repairs(model, {
        ...request,
        of,
        choices,
        trying: step,
        repaired: (fix) => fixes.push(fix),
      });
    });
    return fixes;
  }

  async #ask<T>(model: Model, title: string, question: Question<T>): Promise<T | undefined> {
    const { signal } = this.#io;
    // Without a campaign nothing ever happens.
    while (model.campaigns.length > 0 && !signal.aborted) {
      try {
        return await this.#askOnce(model, title, question);
      } catch (error) {
        if (!isOutOfMemory(error) || this.#memory >= memory.most) throw error;
        this.#memory *= 2;
        await this.takeBack();
      }
    }
    return undefined;
  }

  async #askOnce<T>(model: Model, title: string, question: Question<T>): Promise<T | undefined> {
    const { signal } = this.#io;
    const prover = (this.#prover ??= await openProver({ memory: this.#memory }));
    const reporter = this.#io.colour ? terminalReporter(this.#io) : silentReporter;
    const progress = lateProgress(() => reporter.progress(title));
    const request = { workspace: this.#nameOf(model), budget: this.#budget };
    let hurry: NodeJS.Timeout | undefined;
    const interrupt = (): void => {
      prover.interrupt();
      hurry = setTimeout(() => void prover.close(), patience);
    };
    try {
      const step = (message: string): void => progress.step(visible(message));
      return await untilAborted(signal, interrupt, () => question(prover, request, step));
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    } finally {
      clearTimeout(hurry);
      progress.done();
    }
  }

  /** Models are workspaces of their own here: nobody types. */
  #nameOf(model: Model): string {
    const name = this.#names.get(model) ?? String(this.#names.size + 1);
    this.#names.set(model, name);
    return name;
  }
}
