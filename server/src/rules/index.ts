export {
  type CheckOptions,
  type CheckResult,
  type Checker,
  createChecker,
  type Defect,
  type ProofListener,
  type RepairOptions,
} from './checker.ts';
export { costOf } from './cost.ts';
export { rulePage } from './page.ts';
export type { RepairLimits } from './proof/repair/repairs.ts';
export { defaultProofBudget, likelySchedulesOnly, proofBudgetOf, type ProofBudget } from './proof/budget.ts';
export { type CarriedProof, carryOut, takeIn } from './proof/carried.ts';
export type { Proof, ProofExtent } from './proof/proof.ts';
export { registry } from './registry.ts';
export type {
  Edit,
  Finding,
  FindingName,
  FindingWitness,
  Fix,
  LocalContext,
  RawFinding,
  Related,
  Rule,
  Severity,
} from './rule.ts';
export type { Severities } from './severity.ts';
