import {
  byPriority,
  type Difference,
  resultIn,
  type Schedule,
  shrink,
  type Task,
} from '../../engine/index.ts';
import { type Course, following, type Preference, type Trial } from './trial.ts';

/** Two courses of one person that are the same but for two turns next to each other, and for what follows from them. */
export interface Decision {
  readonly courses: readonly [Course, Course];
  /** The number of the first of the two turns. */
  readonly at: number;
}

type Result = (course: Course) => string;

/** The moment at which a difference is decided; undefined when this person ends alike after all. */
export function decide(trial: Trial, difference: Difference): Decision | undefined {
  const { watched, schedules } = shrink(trial.engine, trial.start, difference);
  const result: Result = ({ state }) => resultIn(state, watched, trial.start.knowledge);
  const [first, second] = [
    trial.run(following(keysOf(schedules[0]))),
    trial.run(following(keysOf(schedules[1]))),
  ];
  const found = parting(first, second, result);
  return found && (plainer(trial, found, result) ?? found);
}

function keysOf(schedule: Schedule): readonly string[] {
  return schedule.map(({ key }) => key);
}

/** Where two complete courses part that end differently. */
function parting(first: Course, second: Course, result: Result): Decision | undefined {
  if (!first.complete || !second.complete || result(first) === result(second)) return undefined;
  const at = first.turns.findIndex(({ task }, turn) => task.key !== second.turns[turn]?.task.key);
  return at === -1 ? undefined : { courses: [first, second], at };
}

/** The same decision in courses that otherwise follow Marketo's own order, if that ends differently, too. */
function plainer(trial: Trial, { courses, at }: Decision, result: Result): Decision | undefined {
  const [one, other] = courses.map(({ turns }) => turns[at]?.task.key);
  if (one === undefined || other === undefined || one === other) return undefined;
  const begun = keysOf(courses[0].schedule).slice(0, at);
  const ways = [meeting, (first: string, second: string) => following([...begun, first, second])];
  for (const way of ways) {
    const found = parting(trial.run(way(one, other)), trial.run(way(other, one)), result);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Marketo's own order, but that the two wait for each other and then come in this order. */
export function meeting(first: string, second: string): Preference {
  let next: 'both' | 'second' | 'nobody' = 'both';
  return (ready, state) => {
    if (next === 'nobody') return undefined;
    const find = (key: string) => ready.find((task) => task.key === key);
    if (next === 'second') {
      next = 'nobody';
      return find(second);
    }
    const [a, b] = [find(first), find(second)];
    if (a !== undefined && b !== undefined) {
      next = 'second';
      return a;
    }
    const others: readonly Task[] = ready.filter((task) => task !== a && task !== b);
    return others.length === 0 ? undefined : byPriority(others, state);
  };
}
