import type { Stimulus } from '../stimuli/index.ts';
import { BitSet } from './bit-set.ts';
import type { Clashes } from './clashes.ts';

/** A stimulus with the numbers of all whom it may set to work. */
interface Placed {
  readonly stimulus: Stimulus;
  readonly present: BitSet;
  readonly roots: readonly number[];
}

/** Combinations at most; what a batch may meet by chance is endless otherwise. */
const MOST_COMBINATIONS = 500;

/**
 * Something happens to a person while a batch campaign runs over them, as it does again and again, where the two do not
 * get along: batch and trigger campaigns have queues of their own, and a run may take hours.
 */
export function batchesMeanwhile(
  clashes: Clashes,
  outlooks: readonly Placed[],
  known: (name: string) => Stimulus | undefined,
): Stimulus[] {
  const isBatch = ({ stimulus }: Placed) => stimulus.script[0]?.batch !== undefined;
  const events = outlooks.filter(
    (outlook) => outlook.stimulus.coincidence === undefined && !isBatch(outlook),
  );
  const found: Stimulus[] = [];
  for (const batch of outlooks.filter(isRecurring)) {
    const opposed = opposedTo(clashes, batch);
    for (const event of events) {
      if (found.length >= MOST_COMBINATIONS) return found;
      if (!opposed.meets(event.present)) continue;
      const name = `${event.stimulus.name} + ${batch.stimulus.name}`;
      found.push(known(name) ?? together(name, event.stimulus, batch.stimulus));
    }
  }
  return found;
}

function isRecurring({ stimulus }: Placed): boolean {
  return stimulus.script[0]?.batch?.bound?.schedule?.repeat !== undefined;
}

/**
 * Who does not get along with the batch campaign itself and is set to work by something else only: what comes of the
 * batch later is another story.
 */
function opposedTo({ firmly }: Clashes, { roots, present }: Placed): BitSet {
  const opposed = new BitSet(present.words.length * 32);
  for (const root of roots) opposed.addAll(firmly(root));
  return opposed.without(present);
}

/** The run may begin at any time after the event. */
function together(name: string, event: Stimulus, batch: Stimulus): Stimulus {
  return {
    name,
    creates: event.creates,
    script: [...event.script, ...batch.script],
    supposed: [...event.supposed, ...batch.supposed],
    coincidence: undefined,
  };
}
