import {
  type Engine,
  type Lifted,
  personInWords,
  startState,
  type Occurrence,
  type State,
} from '../../engine/index.ts';
import type { FindingWitness } from '../rule.ts';
import { scheduleOf } from './timeline.ts';
import { type Course, following, Trial } from './trial.ts';

/** Long enough for everything but waits of days to be over. */
export const LATER = 60;

/** The same beginning, and after it more that happens when everything has come to rest. */
export function goingOn(start: State, script: readonly Occurrence[]): State {
  return startState(start.person.background, script, { knowledge: start.knowledge });
}

/** What happens to a person, and what happens to the same person when more follows. */
export interface Repetition {
  readonly starts: readonly [State, State];
  readonly once: Course;
  readonly again: Course;
}

/** Both ways for the person of the longer one; undefined when one of them does not come to rest. */
export function repetitionOf(
  engine: Engine,
  once: State,
  again: State,
  { schedule, person }: Lifted,
): Repetition | undefined {
  const keys = schedule.map(({ key }) => key);
  const longer = new Trial(engine, again, person);
  const full = longer.run(following(keys));
  const shorter = new Trial(engine, once, longer.start.knowledge);
  const part = shorter.run(following(keys));
  return part.complete && full.complete
    ? { starts: [shorter.start, longer.start], once: part, again: full }
    : undefined;
}

/** The two beside each other: they part where more follows. */
export function repetitionWitness(
  engine: Engine,
  { starts, once, again }: Repetition,
  outcomes: readonly [readonly [string, string], readonly [string, string]],
): FindingWitness {
  const [first, second] = [
    scheduleOf(engine, starts[0], once, [outcomes[0]]),
    scheduleOf(engine, starts[1], again, [outcomes[1]]),
  ];
  const parts = second.steps.findIndex((step, at) => {
    const other = first.steps[at];
    return other?.campaign !== step.campaign || other.step !== step.step || other.effect !== step.effect;
  });
  return {
    assumptions: personInWords(again.state.knowledge),
    schedules: [first, second],
    differsAt: parts === -1 ? first.steps.length : parts,
  };
}
