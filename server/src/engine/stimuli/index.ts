export { type EventSaid, type Face, faceOf } from './face.ts';
export { stimuliOf, type Stimulus, stimulusState } from './stimuli.ts';
