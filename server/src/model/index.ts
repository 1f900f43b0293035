export type * from './bound.ts';
export {
  createDocument,
  type Document,
  offsetAt,
  type Position,
  positionAt,
  type Standing,
} from './document.ts';
export type { FileSymbols, SymbolOf } from './file-symbols.ts';
export { apiNameOf, fieldTypeNames } from './gather.ts';
export { callersAbove } from './graph/callers-above.ts';
export type { Call, CampaignGraph, CampaignNode, Wake } from './graph/campaign-graph.ts';
export type { Model } from './model.ts';
export type { Names, NamesOfKind } from './names.ts';
export { type Location, type Place, placeOf } from './place.ts';
export type { Resolution } from './resolve.ts';
export { revise } from './revise.ts';
export { stageKey, type StageMachine, type StageWrite } from './stages.ts';
export { fieldKey } from './symbols.ts';
export type * from './symbols.ts';
export * from './things.ts';
export { createWorkspace, type Workspace } from './workspace.ts';
