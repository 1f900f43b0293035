export { leftoverOf, successorName } from './beside.ts';
export { compare, compareContent, hasDrift, type Drift } from './compare.ts';
export { canonicalLogic } from './filter-logic.ts';
export { canonicalJson, fingerprint } from './fingerprint.ts';
export { basisOf, makePlan, secondsFor } from './make-plan.ts';
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
export { renderDriftText, renderPlanText, summaryLine, type TextOptions } from './plan-text.ts';
export { samePath } from './judgement.ts';
