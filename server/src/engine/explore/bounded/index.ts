export { type Bounded, type BoundedOptions, boundedSchedules } from './bounded.ts';
export { shrink } from './shrink.ts';
