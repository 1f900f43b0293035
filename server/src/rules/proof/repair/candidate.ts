import type { Edit } from '../../rule.ts';

/** What a repair does, in one word. */
export type RepairKind =
  /** A campaign is executed where it was requested. */
  | 'execute'
  /** Steps stand elsewhere: a request at the end, what relies on it behind it. */
  | 'move'
  /** A step asks for the present value before it writes. */
  | 'guard'
  /** Somebody listens to what they want to see, not to the event that leads to it. */
  | 'listen'
  /** What must come later is done by another campaign, which listens to the change. */
  | 'continue'
  /** Who listened beside another is requested by that one. */
  | 'fold'
  /** A date that is missing is written, or written for everybody. */
  | 'stamp'
  /** A campaign takes a person less often. */
  | 'pace'
  /** A step waits until the others are through. */
  | 'wait';

/** A change of the text that may take something away. Nothing is promised until it has been proved. */
export interface Candidate {
  readonly kind: RepairKind;
  /** `Execute "010 - Job Level" instead of requesting it` */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Ways to do the same, of which one is enough. */
  readonly group?: string;
  /** Minutes that a wait is long: it helps as long as no queue is longer. */
  readonly minutes?: number;
}
