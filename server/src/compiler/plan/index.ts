export { leftoverOf, successorName } from './beside.ts';
export { compareContent } from './compare-campaign.ts';
export { compare } from './compare.ts';
export { type ComparedAsset, type Difference, type Drift, hasDrift } from './drift.ts';
export { canonicalLogic } from './filter-logic.ts';
export { canonicalJson, fingerprint } from './fingerprint.ts';
export { basisOf, makePlan, type PlanOptions, secondsFor } from './make-plan.ts';
export { diffLines } from './line-diff.ts';
export { readMark, sameDescription, withMark, withoutMark } from './mark.ts';
export {
  assetKey,
  normalChoice,
  normalFlow,
  normalRule,
  normalRules,
  normalStep,
  sameText,
  vocabularyKey,
} from './normal-form.ts';
export { commonEnds } from './plan-calls.ts';
export { parsePlan, printPlan, type ParsedPlan } from './plan-file.ts';
export {
  renderDriftText,
  renderManualText,
  renderPlanText,
  summaryLine,
  type TextOptions,
} from './plan-text.ts';
export { samePath } from './judgement.ts';
export { missingCosts } from './program-differences.ts';
