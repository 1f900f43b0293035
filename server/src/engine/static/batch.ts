import type { Stimulus } from '../stimuli/index.ts';
import type { BitSet } from './bit-set.ts';
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
    for (const event of events) {
      if (found.length >= MOST_COMBINATIONS) return found;
      if (!doClash(clashes, batch, event)) continue;
      const name = `${event.stimulus.name} + ${batch.stimulus.name}`;
      found.push(known(name) ?? together(name, event.stimulus, batch.stimulus));
    }
  }
  return found;
}

function isRecurring({ stimulus }: Placed): boolean {
  return stimulus.script[0]?.batch?.bound?.schedule?.repeat !== undefined;
}

/** The batch campaign itself, and what only the event sets to work: what comes of the batch later is another story. */
function doClash({ firmly }: Clashes, batch: Placed, event: Placed): boolean {
  const others = event.present.without(batch.present);
  return batch.roots.some((number) => firmly[number]?.meets(others) === true);
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
