export type * from './desired.ts';
export { compile } from './desire/compile.ts';
export { type DemandedField, type SalesforceDemand, salesforceDemands } from './desire/salesforce.ts';
export { outsideAssets, type OutsideAssets } from './desire/outside.ts';
export * from './build-sheet/index.ts';
export { drawLifecycle, type Picture, type PictureFormat, renderPicture } from './diagram/index.ts';
export type * from './plan.ts';
export * from './plan/index.ts';
export * from './snapshot.ts';
