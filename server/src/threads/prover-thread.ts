import { createWorkspace, type Location, type Workspace } from '../model/index.ts';
import {
  type CarriedProof,
  carryOut,
  type Checker,
  createChecker,
  type FindingName,
  type Fix,
  type ProofBudget,
  type RepairLimits,
  type Severities,
} from '../rules/index.ts';
import { openThread, type Thread, type ThreadLimits } from './thread.ts';
import { serve } from './serve.ts';

/** What has changed in a workspace since the thread was asked about it last, and what is to be found out about it. */
export interface ProverQuestion {
  /** The thread keeps several workspaces apart by their names. */
  readonly workspace: string;
  readonly changed: readonly { readonly uri: string; readonly text: string }[];
  readonly removed: readonly string[];
  /** Workspaces that nobody will ask about again. */
  readonly forgotten: readonly string[];
  /** What may be spent on proofs. */
  readonly budget: ProofBudget;
  /** The finding whose repairs are wanted; undefined: everything that can be proved. */
  readonly repairs: RepairsQuestion | undefined;
}

export interface RepairsQuestion {
  readonly of: FindingName;
  /** Those by which the finding was made. */
  readonly severities: Severities;
  readonly limits?: RepairLimits;
}

export type ProverTold =
  | { readonly kind: 'looking'; readonly stimulus: string }
  | { readonly kind: 'proved'; readonly proof: CarriedProof }
  | { readonly kind: 'trying'; readonly title: string }
  | { readonly kind: 'repaired'; readonly fix: Fix<Location> }
  /** Every repair has been tried that is worth it. */
  | { readonly kind: 'tried' };

/** A file of its own, in the bundle too: the thread loads it again. */
export function openProverThread(limits?: ThreadLimits): Thread<ProverQuestion, ProverTold> {
  return openThread(new URL(import.meta.url), task, limits);
}

const task = 'prove';

interface Kept {
  readonly workspace: Workspace;
  readonly checker: Checker;
}

/** What was proved is kept by the identity of declarations, so workspaces live as long as the thread. */
const kept = new Map<string, Kept>();

/** A budget by what it allows: what was proved by it is kept by its identity, which does not come along. */
const budgets = new Map<string, ProofBudget>();

serve<ProverQuestion, ProverTold>(task, (asked, tell, cancelled) => {
  for (const name of asked.forgotten) kept.delete(name);
  const { workspace, checker } = kept.get(asked.workspace) ?? {
    workspace: createWorkspace(),
    checker: createChecker(),
  };
  kept.set(asked.workspace, { workspace, checker });
  // The changes must not be lost, even when nobody waits for the proof any more.
  for (const { uri, text } of asked.changed) workspace.set(uri, text);
  for (const uri of asked.removed) workspace.remove(uri);
  if (cancelled()) return;
  const budget = sameBudget(asked.budget);
  const listen = {
    cancelled,
    looking: (stimulus: string) => tell({ kind: 'looking', stimulus }),
    trying: (title: string) => tell({ kind: 'trying', title }),
  };
  const model = workspace.model();
  if (asked.repairs === undefined) {
    tell({ kind: 'proved', proof: carryOut(checker.prove(model, budget, listen)) });
    return;
  }
  const { of, ...options } = asked.repairs;
  for (const fix of checker.repairs(model, of, { ...options, ...listen, proof: budget }))
    if (fix !== undefined) tell({ kind: 'repaired', fix });
  if (!cancelled()) tell({ kind: 'tried' });
});

function sameBudget(budget: ProofBudget): ProofBudget {
  const key = JSON.stringify(budget);
  const known = budgets.get(key) ?? budget;
  budgets.set(key, known);
  return known;
}
