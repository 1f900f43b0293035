import type { Engine, Knowledge, Schedule, Slice, State, Stimulus } from '../../engine/index.ts';
import { type Course, following, Trial } from './trial.ts';

/** Where something was seen: in a part of what a stimulus brings about. */
export interface Seen {
  readonly engine: Engine;
  readonly stimulus: Stimulus;
  readonly start: State;
  readonly part: Slice;
  /** A schedule of the part, and on to the end, as the whole has it for such a person; undefined if it cannot be had. */
  readonly courseOf: (schedule: Schedule, person: Knowledge) => Course | undefined;
}

/** Turns of all courses of one stimulus: where so many are not enough, a few hundred findings more would say nothing new. */
const MOST_TURNS = 20_000;

/** Turns more than a schedule has that is gone on with. */
const LEEWAY = 400;

export function seenIn(
  engine: Engine,
  stimulus: Stimulus,
  start: State,
  part: Slice,
  cancelled: () => boolean = () => false,
): Seen {
  let turns = 0;
  return {
    engine,
    stimulus,
    start,
    part,
    courseOf(schedule, person) {
      if (turns >= MOST_TURNS || cancelled()) return undefined;
      turns += schedule.length;
      const lifted = part.lift(schedule, person, { until: 'its last turn' });
      if (lifted === undefined) return undefined;
      const keys = lifted.schedule.map(({ key }) => key);
      const course = new Trial(engine, start, lifted.person, LEEWAY + keys.length).run(following(keys));
      turns += course.turns.length;
      return course.complete ? course : undefined;
    },
  };
}
