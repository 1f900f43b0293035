export { exploreAll } from './all.ts';
export {
  type Budget,
  defaultBudget,
  type Edge,
  type Ending,
  type Exploration,
  type ExploreOptions,
  type Explorer,
} from './explorer.ts';
export { exploreFor, exploreReduced, exploreUnordered } from './reduced.ts';
export { type Cone, type Focus, focusOn, type Lifted, slice, type Slice, wholeOf } from './slice/index.ts';
export * from './proof/index.ts';
export * from './bounded/index.ts';
