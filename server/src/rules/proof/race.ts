import {
  type Difference,
  type Engine,
  type EngineProgram,
  type Schedule,
  type State,
  type Stimulus,
  type Watched,
  watchedIn,
} from '../../engine/index.ts';
import type { FindingWitness } from '../rule.ts';
import { type Consequence, consequencesOf, gravity, isFelt } from './consequences.ts';
import { decide } from './decision.ts';
import { type RaceKind, kindOf } from './kind.ts';
import { kinshipIn } from './kinship.ts';
import { type Meeting, meetingIn } from './side.ts';
import { witnessOf } from './timeline.ts';
import { Trial } from './trial.ts';

/** Two who do not get along: what comes of it depends on which of them is first. Shown by two schedules. */
export interface Race extends Meeting {
  readonly kind: RaceKind;
  readonly program: EngineProgram;
  readonly stimulus: Stimulus;
  /** What ends differently, the gravest first. */
  readonly consequences: readonly [Consequence, ...Consequence[]];
  readonly witness: FindingWitness;
  /** The same as the engine runs it. */
  readonly start: State;
  readonly schedules: readonly [Schedule, Schedule];
}

/** The same two over the same things are the same race, whatever led to it. */
export function raceKey({ sides, things }: Race): string {
  const names = sides
    .map(({ campaign, who }) => (campaign === undefined ? who : `#${campaign.id}`))
    .toSorted();
  return [...names, things[0] ?? ''].join('\n');
}

/** Turns more than the schedules have that are to be shown. */
const LEEWAY = 400;

/** The races behind the differences of one stimulus; differences that one race explains are told with it. */
export function racesIn(
  engine: Engine,
  stimulus: Stimulus,
  start: State,
  differences: readonly Difference[],
): Race[] {
  const { program } = engine;
  const watched = watchedIn(program);
  const races = new Map<string, Race>();
  const explained = new Set<Watched>();
  const byGravity = differences.toSorted((a, b) => gravity(program, a.watched) - gravity(program, b.watched));
  for (const difference of byGravity) {
    const known = [...explained].some((one) => isSame(one, difference.watched));
    // An effect may have a race of its own beside the one that decides whether it comes about.
    if (known && difference.watched.kind !== 'effect') continue;
    const race = raceOf(engine, stimulus, start, difference, watched);
    if (race === undefined) continue;
    for (const consequence of race.consequences) explained.add(consequence.watched);
    const key = raceKey(race);
    if (!races.has(key)) races.set(key, race);
  }
  return [...races.values()];
}

function isSame(a: Watched, b: Watched): boolean {
  return a.kind === b.kind && a.name === b.name;
}

function raceOf(
  engine: Engine,
  stimulus: Stimulus,
  start: State,
  difference: Difference,
  watched: readonly Watched[],
): Race | undefined {
  const { program } = engine;
  const longest = Math.max(...difference.schedules.map(({ length }) => length));
  const trial = new Trial(engine, start, difference.knowledge, LEEWAY + longest);
  const decision = decide(trial, difference);
  const meeting = decision && meetingIn(engine, decision);
  if (decision === undefined || meeting === undefined) return undefined;
  const { courses } = decision;
  const ends = [courses[0].state, courses[1].state] as const;
  const { knowledge } = trial.start;
  if (difference.watched.kind === 'qualifies' && !isFelt(ends, knowledge)) return undefined;
  const [first, ...others] = consequencesOf(program, watched, ends, knowledge);
  if (first === undefined) return undefined;
  const consequences = [first, ...others] as const;
  const witness = witnessOf(engine, trial.start, decision, consequences);
  if (witness === undefined) return undefined;
  const kind = kindOf({ stimulus, meeting, courses, kinship: kinshipIn(courses), watched: first.watched });
  const schedules = [courses[0].schedule, courses[1].schedule] as const;
  return {
    ...meeting,
    kind,
    program,
    stimulus,
    consequences: [...consequences],
    witness,
    start: trial.start,
    schedules,
  };
}
