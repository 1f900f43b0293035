export type * from './desired.ts';
export type * from './plan.ts';
export * from './plan/index.ts';
export * from './snapshot.ts';
