import type { EngineProgram, Outlook, StaticTier, Stimulus } from '../../engine/index.ts';

/** Combinations at most; what a batch meets by chance is endless otherwise. */
const MOST_COMBINATIONS = 200;

/** Something happens to a person while a batch campaign runs over them, where the two touch the same things. */
export function batchesMeanwhile(
  program: EngineProgram,
  tier: StaticTier,
  outlooks: readonly Outlook[],
): Outlook[] {
  const batches = outlooks.filter(({ stimulus }) => stimulus.script[0]?.batch !== undefined);
  const events = outlooks.filter(
    ({ stimulus }) => stimulus.coincidence === undefined && stimulus.script[0]?.batch === undefined,
  );
  const found: Outlook[] = [];
  for (const batch of batches) {
    for (const event of events) {
      if (found.length >= MOST_COMBINATIONS) return found;
      const meets =
        [...batch.written].some((thing) => event.touched.has(thing)) ||
        [...event.written].some((thing) => batch.touched.has(thing));
      if (!meets) continue;
      const outlook = tier.outlook(program, together(event.stimulus, batch.stimulus));
      if (outlook.conflicts.some(({ parties }) => !isWithin(parties, batch) && !isWithin(parties, event)))
        found.push(outlook);
    }
  }
  return found;
}

function together(event: Stimulus, batch: Stimulus): Stimulus {
  return {
    name: `${event.name} + ${batch.name}`,
    creates: event.creates,
    script: [...event.script, ...batch.script],
    supposed: [...event.supposed, ...batch.supposed],
    coincidence: event.coincidence,
  };
}

function isWithin(parties: Outlook['conflicts'][number]['parties'], { campaigns }: Outlook): boolean {
  return parties.every(({ campaign }) => campaign !== undefined && campaigns.includes(campaign));
}
