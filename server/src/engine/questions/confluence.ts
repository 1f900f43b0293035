import type { Ending, Exploration } from '../explore/explorer.ts';
import type { Schedule } from '../trace/schedule.ts';
import type { Knowledge } from '../values/index.ts';
import { resultIn, type Watched } from './watched.ts';

/** One person, one stimulus, two orders, two results. */
export interface Difference {
  readonly watched: Watched;
  /** The person and the circumstances that it takes: what both schedules suppose. */
  readonly knowledge: Knowledge;
  readonly schedules: readonly [Schedule, Schedule];
  readonly endings: readonly [Ending, Ending];
}

/**
 * Do all schedules end alike? The difference with the shortest schedules for each watched thing that ends in two ways.
 * An empty answer is a proof only if the exploration covered all.
 */
export function confluence(
  { endings }: Pick<Exploration, 'endings'>,
  watched: readonly Watched[],
): Difference[] {
  return watched.flatMap((one) => differenceIn(endings, one) ?? []);
}

function differenceIn(endings: readonly Ending[], watched: Watched): Difference | undefined {
  const kinds = distinct(endings, watched);
  if (new Set(kinds.map(({ result }) => result)).size < 2) return undefined;
  // Endings come by length of their schedules, so the first pair is among the shortest.
  for (const [at, second] of kinds.entries()) {
    for (const first of kinds.slice(0, at)) {
      if (first.result === second.result) continue;
      const found = differenceBetween(first.ending, second.ending, watched);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Undefined when nobody has both endings, or when whoever does cannot tell them apart. */
export function differenceBetween(first: Ending, second: Ending, watched: Watched): Difference | undefined {
  const knowledge = first.state.knowledge.and(second.state.knowledge);
  if (knowledge === undefined) return undefined;
  // What looks different may be the same for this person.
  if (resultIn(first.state, watched, knowledge) === resultIn(second.state, watched, knowledge))
    return undefined;
  return { watched, knowledge, schedules: [first.schedule, second.schedule], endings: [first, second] };
}

interface Kind {
  readonly ending: Ending;
  readonly result: string;
}

/** One ending, the first, for each result and each kind of person. */
function distinct(endings: readonly Ending[], watched: Watched): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const ending of endings) {
    const result = resultIn(ending.state, watched);
    const key = `${result}\n${ending.state.knowledge.key}`;
    if (!kinds.has(key)) kinds.set(key, { ending, result });
  }
  return [...kinds.values()];
}
