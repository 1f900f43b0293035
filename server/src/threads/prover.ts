import type { Model } from '../model/index.ts';
import { type CarriedProof, type Proof, type ProofBudget, takeIn } from '../rules/index.ts';
import type { ProofQuestion, ProofTold } from './prover-thread.ts';
import type { Thread } from './thread.ts';

/** Proves in a thread of its own. It keeps what was proved, so that the next version of the files costs what changed. */
export interface Prover {
  /**
   * Asking ends what was asked before. Undefined: it was ended before anything was known.
   * Rejects when the thread has broken down, and from then on always.
   */
  prove(model: Model, request: ProverRequest): Promise<Proof | undefined>;
  /** Ends the proof at hand between two of its steps; what is proved by then counts. */
  interrupt(): void;
  /** Forgets a workspace that nobody will ask about again. */
  forget(workspace: string): void;
  close(): Promise<void>;
}

export interface ProverRequest {
  /** Models of one name are versions of one workspace. */
  readonly workspace: string;
  readonly budget: ProofBudget;
  /** Told which stimulus is looked at next. */
  readonly looking?: (stimulus: string) => void;
}

export async function openProver(): Promise<Prover> {
  // Not before it is needed: in a bundle, what is loaded on demand is a file of its own, as a thread must be.
  const { openProverThread } = await import('./prover-thread.ts');
  return proverOf(openProverThread());
}

export function proverOf(thread: Thread<ProofQuestion, ProofTold>): Prover {
  /** The texts that the thread has, by workspace and file. */
  const known = new Map<string, Map<string, string>>();
  const forgotten = new Set<string>();
  return {
    async prove(model, { workspace, budget, looking }) {
      const texts = known.get(workspace) ?? new Map<string, string>();
      known.set(workspace, texts);
      const changed = [...model.documents.values()].flatMap(({ uri, text }) =>
        texts.get(uri) === text ? [] : { uri, text },
      );
      const removed = [...texts.keys()].filter((uri) => !model.documents.has(uri));
      for (const { uri, text } of changed) texts.set(uri, text);
      for (const uri of removed) texts.delete(uri);
      const question = { workspace, changed, removed, budget, forgotten: [...forgotten] };
      forgotten.clear();
      let carried: CarriedProof | undefined;
      await thread.ask(question, (told) => {
        if (told.kind === 'proved') carried = told.proof;
        else looking?.(told.stimulus);
      });
      return carried && takeIn(model, carried);
    },
    interrupt: () => thread.interrupt(),
    forget: (workspace) => {
      if (known.delete(workspace)) forgotten.add(workspace);
    },
    close: () => thread.close(),
  };
}
