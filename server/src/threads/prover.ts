import type { Location, Model } from '../model/index.ts';
import { type CarriedProof, type Fix, type Proof, type ProofBudget, takeIn } from '../rules/index.ts';
import type { ProverQuestion, ProverTold, RepairsQuestion } from './prover-thread.ts';
import type { Thread, ThreadLimits } from './thread.ts';

/**
 * Proves in a thread of its own. It keeps what was proved, so that the next version of the files costs what changed.
 * Asking ends what was asked before. Answers are rejected when the thread has broken down, and from then on always.
 */
export interface Prover {
  /** Undefined: it was ended before anything was known. */
  prove(model: Model, request: ProofRequest): Promise<Proof | undefined>;
  /** The repairs of one finding of the model, each proved. False: it was ended before all were tried. */
  repairs(model: Model, request: RepairsRequest): Promise<boolean>;
  /** Ends the work at hand between two of its steps; what is known by then counts. */
  interrupt(): void;
  /** Forgets a workspace that nobody will ask about again. */
  forget(workspace: string): void;
  close(): Promise<void>;
}

export interface ProofRequest {
  /** Models of one name are versions of one workspace. */
  readonly workspace: string;
  readonly budget: ProofBudget;
  /** Told which stimulus is looked at next. */
  readonly looking?: (stimulus: string) => void;
}

export interface RepairsRequest extends ProofRequest, RepairsQuestion {
  /** Told which repair is tried next. */
  readonly trying?: (title: string) => void;
  /** Told each repair as soon as it is proved. */
  readonly repaired: (fix: Fix<Location>) => void;
}

export async function openProver(limits?: ThreadLimits): Promise<Prover> {
  // Not before it is needed: in a bundle, what is loaded on demand is a file of its own, as a thread must be.
  const { openProverThread } = await import('./prover-thread.ts');
  return proverOf(openProverThread(limits));
}

export function proverOf(thread: Thread<ProverQuestion, ProverTold>): Prover {
  /** The texts that the thread has, by workspace and file. */
  const known = new Map<string, Map<string, string>>();
  const forgotten = new Set<string>();

  /** What the thread has to hear first: everything that has changed since it was asked last. */
  const news = (model: Model, workspace: string): Omit<ProverQuestion, 'budget' | 'repairs'> => {
    const texts = known.get(workspace) ?? new Map<string, string>();
    known.set(workspace, texts);
    const changed = [...model.documents.values()].flatMap(({ uri, text }) =>
      texts.get(uri) === text ? [] : { uri, text },
    );
    const removed = [...texts.keys()].filter((uri) => !model.documents.has(uri));
    for (const { uri, text } of changed) texts.set(uri, text);
    for (const uri of removed) texts.delete(uri);
    const gone = [...forgotten];
    forgotten.clear();
    return { workspace, changed, removed, forgotten: gone };
  };

  return {
    async prove(model, { workspace, budget, looking }) {
      let carried: CarriedProof | undefined;
      await thread.ask({ ...news(model, workspace), budget, repairs: undefined }, (told) => {
        if (told.kind === 'proved') carried = told.proof;
        if (told.kind === 'looking') looking?.(told.stimulus);
      });
      return carried && takeIn(model, carried);
    },
    async repairs(model, { workspace, budget, looking, trying, repaired, of, severities, limits }) {
      const { rule, place, message } = of;
      const repairs = { of: { rule, place, message }, severities, ...(limits && { limits }) };
      let isWhole = false;
      await thread.ask({ ...news(model, workspace), budget, repairs }, (told) => {
        if (told.kind === 'looking') looking?.(told.stimulus);
        if (told.kind === 'trying') trying?.(told.title);
        if (told.kind === 'repaired') repaired(told.fix);
        if (told.kind === 'tried') isWhole = true;
      });
      return isWhole;
    },
    interrupt: () => thread.interrupt(),
    forget: (workspace) => {
      if (known.delete(workspace)) forgotten.add(workspace);
    },
    close: () => thread.close(),
  };
}
