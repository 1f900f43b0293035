import {
  byPriority,
  type Difference,
  resultIn,
  type Schedule,
  type Task,
  type Watched,
} from '../../engine/index.ts';
import { type Course, following, type Preference, type Trial } from './trial.ts';

/** Two courses of one person that are the same but for two turns next to each other, and for what follows from them. */
export interface Decision {
  readonly courses: readonly [Course, Course];
  /** The number of the first of the two turns. */
  readonly at: number;
}

type Keys = readonly string[];
type Result = (course: Course) => string;

/**
 * The moment at which a difference is decided. Between two schedules that end differently lie others that change over
 * from the one to the other turn by turn. Somewhere on the way the end changes, and what does it is one turn before
 * another instead of after it. Found by halving, so in few runs; undefined when this person ends alike after all.
 */
export function decide(
  trial: Trial,
  { watched, schedules }: Pick<Difference, 'watched' | 'schedules'>,
): Decision | undefined {
  const result: Result = ({ state }) => resultIn(state, watched, trial.start.knowledge);
  const [first, second] = [keysOf(schedules[0]), keysOf(schedules[1])];
  const changingOver = (turns: number) =>
    runKeys(trial, [...first.slice(0, turns), ...less(second, first.slice(0, turns))]);
  const target = result(changingOver(first.length));
  if (result(changingOver(0)) === target) return undefined;
  const turn = turningPoint(first.length, (turns) => result(changingOver(turns)) === target);

  const held = first[turn - 1] ?? '';
  const before = changingOver(turn - 1);
  const [begun, rest] = [keysOf(before.schedule).slice(0, turn - 1), keysOf(before.schedule).slice(turn - 1)];
  const place = rest.indexOf(held);
  const others = less(rest, [held]);
  const after = (others: Keys, by: number) => [...begun, ...others.slice(0, by), held, ...others.slice(by)];
  const moved = (by: number) => runKeys(trial, after(others, by));
  const end = result(before);
  if (result(moved(0)) === end) return undefined;
  const by = turningPoint(place === -1 ? others.length : place, (by) => result(moved(by)) === end);
  const found: Decision = { courses: [moved(by - 1), moved(by)], at: turn - 2 + by };
  return plainer(trial, found, result) ?? found;
}

export type { Watched };

function keysOf(schedule: Schedule): Keys {
  return schedule.map(({ key }) => key);
}

function runKeys(trial: Trial, keys: Keys): Course {
  return trial.run(following(keys));
}

/** The keys without some of them, each taken out once. */
function less(keys: Keys, out: Keys): Keys {
  const left = new Map<string, number>();
  for (const key of out) left.set(key, (left.get(key) ?? 0) + 1);
  return keys.filter((key) => {
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
}

/** A number from which on the answer is yes, and no right before: at 0 it is no, at the end it is yes. */
function turningPoint(end: number, isBeyond: (at: number) => boolean): number {
  let [no, yes] = [0, end];
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (isBeyond(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

// ── Easier to read ──────────────────────────────────────────────────────────────────────────────────────

/** The same decision in courses that otherwise follow Marketo's own order, if that ends differently, too. */
function plainer(trial: Trial, { courses, at }: Decision, result: Result): Decision | undefined {
  const pair = courses.map(({ turns }) => turns[at]?.task.key);
  const [one, other] = pair;
  if (one === undefined || other === undefined || one === other) return undefined;
  const begun = keysOf(courses[0].schedule).slice(0, at);
  const ways = [(order: Keys) => meeting(order), (order: Keys) => following([...begun, ...order])];
  for (const way of ways) {
    const [a, b] = [trial.run(way([one, other])), trial.run(way([other, one]))];
    if (!a.complete || !b.complete || result(a) === result(b)) continue;
    const parts = a.turns.findIndex(({ task }, turn) => task.key !== b.turns[turn]?.task.key);
    if (parts !== -1) return { courses: [a, b], at: parts };
  }
  return undefined;
}

/** Marketo's own order, but that the two wait for each other and then come in this order. */
function meeting([first = '', second = '']: Keys): Preference {
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
