export { CLOCK, type Cone, type Cones, conesOf } from './cone.ts';
export { type Focus, focusOn, focusOnAll } from './focus.ts';
export { slice, type Slice, wholeOf } from './slice.ts';
