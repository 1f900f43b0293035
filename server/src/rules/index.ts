export {
  type CheckOptions,
  type CheckResult,
  type Checker,
  createChecker,
  type Defect,
  type ProofListener,
  type RepairOptions,
  type RuleChoices,
} from './checker.ts';
export { costOf } from './cost.ts';
export { type FilterCost, type ListCost, listCostOf, listCosts } from './list-cost.ts';
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
  NamePatterns,
  RawFinding,
  Related,
  Rule,
  Severity,
} from './rule.ts';
export { unknownChoices } from './unknown-choices.ts';
export type { FolderChoices, Preset, Severities, SeverityChoices } from './severity.ts';
