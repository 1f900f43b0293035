export { type Cone, type Cones, conesOf } from './cone.ts';
export { type Focus, focusOn, focusOnAll } from './focus.ts';
export { likenessOf } from './likeness.ts';
export type { Lifted } from './lift.ts';
export { slice, type Slice, wholeOf } from './slice.ts';
export { CLOCK } from './surroundings.ts';
