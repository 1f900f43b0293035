import { createWorkspace, type Workspace } from '../model/index.ts';
import {
  type CarriedProof,
  carryOut,
  type Checker,
  createChecker,
  type ProofBudget,
} from '../rules/index.ts';
import { openThread, type Thread } from './thread.ts';
import { serve } from './serve.ts';

/** What has changed in a workspace since the thread was asked about it last, and what may be spent on its proofs. */
export interface ProofQuestion {
  /** The thread keeps several workspaces apart by their names. */
  readonly workspace: string;
  readonly changed: readonly { readonly uri: string; readonly text: string }[];
  readonly removed: readonly string[];
  readonly budget: ProofBudget;
  /** Workspaces that nobody will ask about again. */
  readonly forgotten: readonly string[];
}

export type ProofTold =
  | { readonly kind: 'looking'; readonly stimulus: string }
  | { readonly kind: 'proved'; readonly proof: CarriedProof };

/** A file of its own, in the bundle too: the thread loads it again. */
export function openProverThread(): Thread<ProofQuestion, ProofTold> {
  return openThread(new URL(import.meta.url), task);
}

const task = 'prove';

interface Kept {
  readonly workspace: Workspace;
  readonly checker: Checker;
}

/** What was proved is kept by the identity of declarations, so workspaces live as long as the thread. */
const kept = new Map<string, Kept>();

serve<ProofQuestion, ProofTold>(task, (asked, tell, cancelled) => {
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
  const proof = checker.prove(workspace.model(), asked.budget, {
    cancelled,
    looking: (stimulus) => tell({ kind: 'looking', stimulus }),
  });
  tell({ kind: 'proved', proof: carryOut(proof) });
});
