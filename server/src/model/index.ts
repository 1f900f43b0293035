export type * from './bound.ts';
export {
  createDocument,
  type Document,
  offsetAt,
  type Position,
  positionAt,
  type Standing,
} from './document.ts';
export { apiNameOf, fieldTypeNames } from './gather.ts';
export type { Call, CampaignGraph, CampaignNode, Wake } from './graph.ts';
export type { Model } from './model.ts';
export { type Location, type Place, placeOf } from './place.ts';
export type { Resolution } from './resolve.ts';
export { revise } from './revise.ts';
export { stageKey, type StageMachine, type StageWrite } from './stages.ts';
export { fieldKey } from './symbols.ts';
export type * from './symbols.ts';
export * from './things.ts';
export { createWorkspace, type Workspace } from './workspace.ts';
