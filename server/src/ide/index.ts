export {
  type CampaignCall,
  type CampaignItem,
  campaignsAt,
  incomingCalls,
  outgoingCalls,
} from './call-hierarchy.ts';
export { isInCampaign, type QuickFix, quickFixes, repairFixes } from './code-actions.ts';
export { complete, type Completion, type CompletionKind, explain, type Subject } from './completion/index.ts';
export { costLenses, type Lens } from './cost-lens.ts';
export { costClass } from './cost.ts';
export { type Definition, findDefinitions } from './definition.ts';
export { applyEdits, type TextEdit } from './edit.ts';
export { fixAll } from './fix-all.ts';
export { formatEdits } from './formatting.ts';
export { type Highlight, highlight } from './highlight.ts';
export { type Hover, hoverAt } from './hover.ts';
export type { Mention } from './mention.ts';
export { type OutlineItem, type OutlineKind, outlineOf } from './outline.ts';
export { foldsOf, type Fold } from './folding.ts';
export { selectionsAt } from './selection.ts';
export { type SemanticToken, semanticTokens, tokenModifiers, tokenTypes } from './semantic-tokens.ts';
export { textOf } from './problem.ts';
export { findReferences } from './references.ts';
export { prepareRename, rename, type Renaming } from './rename.ts';
export { findSymbols, type WorkspaceSymbol } from './workspace-symbols.ts';
export {
  addCoverage,
  coverageOf,
  type CoverageReport,
  type Missed,
  type Share,
} from './scenario-coverage.ts';
export {
  type FailingOrder,
  placeOfScenario,
  reportScenario,
  type ScenarioLimits,
  type ScenarioReport,
  type Unmet,
} from './scenario-report.ts';
export {
  sinceStart,
  type Timeline,
  type TimelineOrder,
  type TimelinePair,
  type TimelineRow,
} from './timeline.ts';
export { pairOf } from './timeline-pair.ts';
export { raceText } from './race-text.ts';
export { padded, widthOf, wrapped } from './timeline-text/columns.ts';
export { pairLines } from './timeline-text/pair.ts';
export { timelineLines } from './timeline-text/rows.ts';
export { visible } from './timeline-text/visible.ts';
