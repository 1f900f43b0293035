import type { Engine, Knowledge, Schedule, Slice, State, Stimulus } from '../../engine/index.ts';
import { type Course, following, Trial } from './trial.ts';

/** Where something was seen: in a part of what a stimulus brings about. */
export interface Seen {
  readonly engine: Engine;
  readonly stimulus: Stimulus;
  readonly start: State;
  readonly part: Slice;
}

/** A schedule of the part, and on to the end, as the whole has it for such a person; undefined if it cannot be had. */
export function courseOf(
  { engine, start, part }: Seen,
  schedule: Schedule,
  person: Knowledge,
): Course | undefined {
  const lifted = part.lift(schedule, person, { until: 'its last turn' });
  if (lifted === undefined) return undefined;
  const keys = lifted.schedule.map(({ key }) => key);
  const course = new Trial(engine, start, lifted.person).run(following(keys));
  return course.complete ? course : undefined;
}
