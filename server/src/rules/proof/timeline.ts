import { type Engine, narrate, personInWords, replay, type State } from '../../engine/index.ts';
import type { FindingWitness, WitnessedSchedule } from '../rule.ts';
import type { Consequence } from './consequences.ts';
import type { Decision } from './decision.ts';
import type { Course, Taken } from './trial.ts';

/**
 * Both courses of a decision, run again turn by turn from the same beginning. Undefined when one of them does not come
 * to the same end again: then it must not be reported.
 */
export function witnessOf(
  engine: Engine,
  start: State,
  { courses, at }: Decision,
  consequences: readonly Consequence[],
): FindingWitness | undefined {
  const runs = courses.map((course) => ({ course, again: replay(engine, start, course.schedule) }));
  const same = runs.every(
    ({ course, again }) =>
      course.complete &&
      again.ended === 'at rest' &&
      again.state.person.key === course.state.person.key &&
      again.state.log.key === course.state.log.key,
  );
  if (!same) return undefined;
  return {
    assumptions: personInWords(start.knowledge),
    schedules: [
      scheduleOf(
        engine,
        start,
        courses[0],
        consequences.map(({ watched, outcomes }) => [watched.name, outcomes[0]]),
      ),
      scheduleOf(
        engine,
        start,
        courses[1],
        consequences.map(({ watched, outcomes }) => [watched.name, outcomes[1]]),
      ),
    ],
    differsAt: at,
  };
}

export function scheduleOf(
  engine: Engine,
  start: State,
  { turns }: Pick<Course, 'turns'>,
  outcome: readonly (readonly [string, string])[],
): WitnessedSchedule {
  return { steps: turns.map((taken) => stepOf(engine, start, taken)), outcome: Object.fromEntries(outcome) };
}

function stepOf(engine: Engine, start: State, { task, next }: Taken): WitnessedSchedule['steps'][number] {
  const { at, who, what, effects } = narrate(engine, task, next, start.minute);
  return { at: sinceStart(at), campaign: who, step: what, effect: effects.join('; ') };
}

const units = [
  ['day', 24 * 60],
  ['h', 60],
  ['min', 1],
] as const;

/** `start`, `+5 min`, `+1 day 2 h` */
function sinceStart(minutes: number): string {
  let left = Math.round(minutes);
  const parts = units.flatMap(([unit, length]) => {
    const count = Math.floor(left / length);
    left -= count * length;
    return count === 0 ? [] : [`${count} ${unit}${unit === 'day' && count > 1 ? 's' : ''}`];
  });
  return parts.length === 0 ? 'start' : `+${parts.join(' ')}`;
}
