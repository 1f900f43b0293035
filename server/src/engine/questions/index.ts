export { confluence, type Difference, differenceBetween } from './confluence.ts';
export { notStamped, type Restamp, type StageMove, type StageWatch, watchStages } from './discipline.ts';
export { outOfOrder, type Which } from './order.ts';
export { type Endless, termination, type Termination } from './termination.ts';
export { resultIn, type Watched, watchedIn, watchedThing } from './watched.ts';
export { personInWords, type Witness, witnessOf } from './witness.ts';
