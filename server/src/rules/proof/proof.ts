import type { Model } from '../../model/index.ts';
import type { Defect } from '../checker.ts';
import type { Raised } from '../precedence.ts';
import type { RawFinding } from '../rule.ts';
import type { Analysis } from './analysis.ts';

/** What the rules of method `proof` say of a model. */
export interface Proof {
  readonly of: Model;
  readonly raised: readonly Raised[];
  readonly defects: readonly Defect[];
  /** Everything that may start something was looked at, in the files as they are. */
  readonly complete: boolean;
  readonly extent: ProofExtent;
}

/** How far a proof reaches. Plain data. */
export interface ProofExtent {
  /** Stimuli that had to be looked at. */
  readonly stimuli: number;
  /** Of these, whose consequences are not all known. */
  readonly undecided: number;
  /** It was ended before its time. */
  readonly cancelled: boolean;
}

export const nothingProved: ProofExtent = { stimuli: 0, undecided: 0, cancelled: false };

export function extentOf({ cost, undecided, cancelled }: Analysis): ProofExtent {
  return { stimuli: cost.stimuli, undecided: undecided.length, cancelled };
}

/**
 * What still holds of a proof when the files have moved on: everything about declarations that are as they were. A
 * race needs both of its sides.
 */
export function standing(proof: Proof, model: Model): Proof {
  if (proof.of === model) return proof;
  const raised = proof.raised.filter(({ finding }) => isStanding(finding, model));
  return { ...proof, raised, complete: false };
}

function isStanding({ place, related = [] }: RawFinding, model: Model): boolean {
  return [place, ...related.map((other) => other.place)].every((at) => model.locate(at) !== undefined);
}
