export { type Focus, focusOn } from './focus.ts';
export { slice, type Slice, wholeOf } from './slice.ts';
