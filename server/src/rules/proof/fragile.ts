import {
  boundedSchedules,
  confluence,
  createEngine,
  type Difference,
  type Engine,
  exploreReduced,
  type Outlook,
  stimulusState,
  type Watched,
  watchedIn,
} from '../../engine/index.ts';
import type { ProofBudget } from './budget.ts';
import { isWithin } from './examination.ts';
import { type Race, raceKey, racesIn } from './race.ts';
import { dependsOnWait, type Fence, fenceBefore } from './waits.ts';

/** What is in order only while the queue is shorter than a wait. */
export interface Fragile {
  readonly race: Race;
  readonly fence: Fence;
}

/** What is known with short queues. */
export interface Known {
  readonly races: readonly Race[];
  readonly undecided: readonly {
    readonly outlook: Outlook;
    readonly watched: readonly Watched[] | undefined;
  }[];
}

export interface Suspect {
  readonly about: string;
  readonly outlook: Outlook;
  readonly watched: readonly Watched[];
}

/**
 * Stimuli of which something may depend on a wait. What ends in two ways with short queues, or may, has its own finding:
 * only what is certain to hold then can be fragile.
 */
export function suspects(
  engine: Engine,
  outlooks: readonly Outlook[],
  { races, undecided }: Known,
): Suspect[] {
  if (engine.semantics.time !== 'prompt') return [];
  const all = watchedIn(engine.program);
  const racing = new Set(
    races.flatMap(({ consequences }) => consequences.map(({ watched }) => watched.name)),
  );
  return outlooks.flatMap((outlook) => {
    if (!outlook.mayRace || outlook.circular || !dependsOnWait(engine.program, outlook)) return [];
    const open = undecided.find((one) => one.outlook === outlook);
    if (open !== undefined && open.watched === undefined) return [];
    const unsure = new Set([...racing, ...(open?.watched ?? []).map(({ name }) => name)]);
    const watched = all.filter((one) => isWithin(outlook, one) && !unsure.has(one.name));
    if (watched.length === 0) return [];
    const about = [outlook.stimulus.name, ...watched.map(({ name }) => name)].join('\n');
    return [{ about, outlook, watched }];
  });
}

/** Those that are not among the races of short queues: the same two over the same things. */
export function unreported(fragile: readonly Fragile[], { races }: Known): Fragile[] {
  const reported = new Set(races.map(raceKey));
  return fragile.filter(({ race }) => !reported.has(raceKey(race)));
}

/** The same person with queues as long as they like: a few schedules, then as many as the budget allows. */
export function fragileIn(
  prompt: Engine,
  { outlook: { stimulus }, watched }: Suspect,
  { statesPerQuestion, turns }: ProofBudget,
): { readonly found: readonly Fragile[] | undefined; readonly states: number } {
  const { program } = prompt;
  const engine = createEngine(program, { semantics: { ...prompt.semantics, time: 'adversarial' } });
  const start = stimulusState(program, stimulus);
  if (start === undefined) return { found: undefined, states: 0 };
  const few = boundedSchedules(engine, start, { watched, turns: statesPerQuestion });
  const differences: Difference[] = [...few.differences];
  const seen = new Set(differences.map((difference) => difference.watched));
  const more = exploreReduced(engine, start, { budget: { states: statesPerQuestion, turns } });
  differences.push(
    ...confluence(
      more,
      watched.filter((one) => !seen.has(one)),
    ),
  );
  const found = racesIn(engine, stimulus, start, differences).flatMap((race): Fragile[] => {
    const [one, other] = race.sides;
    const fence = fenceBefore(engine, race.start, race.schedules[0], [one.task, other.task]);
    return fence === undefined ? [] : [{ race, fence }];
  });
  return { found: found.length === 0 ? undefined : found, states: few.turns + more.states };
}
