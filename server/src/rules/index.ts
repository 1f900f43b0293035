export { type CheckOptions, type CheckResult, type Checker, createChecker, type Defect } from './checker.ts';
export { costOf } from './cost.ts';
export { rulePage } from './page.ts';
export { defaultProofBudget, type ProofBudget } from './proof/budget.ts';
export { registry } from './registry.ts';
export type {
  Edit,
  Finding,
  FindingWitness,
  Fix,
  LocalContext,
  RawFinding,
  Related,
  Rule,
  Severity,
} from './rule.ts';
export type { Severities } from './severity.ts';
