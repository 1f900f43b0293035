import type { EngineCampaign, StepCode, Thing } from '../program/index.ts';
import type { Latency } from '../semantics.ts';
import type { Atom } from '../turn/touched.ts';

/** One thing that a step may do, whoever the person is. What a turn really does is some of it, never more. */
export interface Deed {
  /** It depends on these whether it is done, and how. */
  readonly reads: readonly Atom[];
  readonly writes: readonly Atom[];
  /** Changes that come to the same in either order. */
  readonly marks: readonly Atom[];
  /** Campaigns that may look at the person because of it. */
  readonly wakes: readonly EngineCampaign[];
  /** Segmentations that are computed anew, later. */
  readonly follows: readonly Thing[];
}

/** What somebody outside may do later, in a turn of their own. */
export interface Later {
  readonly deeds: readonly Deed[];
  readonly window: Latency;
}

/** What a step takes along when somebody notes it. */
export interface Note {
  readonly step: StepCode;
  readonly reads: readonly Atom[];
}

export interface Influence {
  /** It depends on these whether the step is performed, and how. */
  readonly reads: readonly Atom[];
  /** In the same turn; what the engine notes is among it. What each depends on comes on top of the step's reads. */
  readonly deeds: readonly Deed[];
  /** What could be noted: the step, and a sync that it implies. */
  readonly notes: readonly Note[];
  readonly later: readonly Later[];
  /** Goes through the flow of this campaign in the same turn, if it takes the person. */
  readonly executes: EngineCampaign | undefined;
  /** Lets time pass. */
  readonly waits: boolean;
}

const NONE: readonly never[] = [];

/** A deed that does nothing beside what is listed. */
export function deed({
  reads = NONE,
  writes = NONE,
  marks = NONE,
  wakes = NONE,
  follows = NONE,
}: Partial<Deed>): Deed {
  return { reads, writes, marks, wakes, follows };
}

/** The same, depending on more. */
export function given(reads: readonly Atom[], done: Deed): Deed {
  if (reads.length === 0) return done;
  const { writes, marks, wakes, follows } = done;
  const all = done.reads.length === 0 ? reads : [...done.reads, ...reads];
  return { reads: all, writes, marks, wakes, follows };
}
