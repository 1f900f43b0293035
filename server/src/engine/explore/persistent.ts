import type { Engine } from '../engine.ts';
import type { Futures, Touches } from '../influence/index.ts';
import type { State, Task } from '../state/index.ts';
import { apply, enabled, type Next } from '../transition.ts';
import { nothingTouched, type Touched } from '../turn/touched.ts';
import { type LogOrder, mayConflict } from './conflict.ts';

/** A task's next turn: all that may come of it, and what it touches. */
export interface TurnAhead {
  readonly task: Task;
  readonly nexts: readonly Next[];
  readonly touched: Touched;
  /** Was everything looked at that may come of it? */
  readonly complete: boolean;
}

/** Outcomes of one turn that are looked at. */
const MOST_OUTCOMES = 1_000;

/** Turns that are enough to be tried next, and those that the others would be. */
export interface Ahead {
  readonly turns: readonly TurnAhead[];
  readonly others: () => readonly TurnAhead[];
  /** What the next turns of ready tasks touch, as far as it was worth knowing. */
  readonly measured: Measured;
}

type Measured = ReadonlyMap<Task, Touches>;

/** What was measured in the state before, and the turn since. */
export interface Before {
  readonly measured: Measured;
  readonly taken: Touches;
  readonly minute: number;
}

/**
 * Which tasks have to be tried next so that every schedule which comes to rest is equivalent to one that is tried: it
 * has the same turns, and those that conflict in the same order.
 *
 * A set of tasks is enough if nothing that the others may ever do, before one of the set has its turn, conflicts with
 * that turn (a persistent set: Godefroid, Partial-Order Methods, 1996). Whatever a schedule does first, the first turn
 * of the set could then come before it. What the turns of the set touch is measured in this state, and stays so while
 * nobody interferes; what others may ever do is known from the program ({@link Futures}).
 *
 * The clock is an influence of its own: every turn may look at it. While a task is due at once, prompt time stands
 * still. In all other cases a turn that takes the clock along comes before or after everything else, so all are tried.
 *
 * Of several such sets the smallest is taken, and of those the one that holds the first of the ready tasks.
 */
export function turnsAhead(
  engine: Engine,
  state: State,
  futures: Futures,
  log: LogOrder,
  ready: readonly Task[] = enabled(engine, state),
  before?: Before,
): Ahead {
  const turns = new Map<Task, TurnAhead>();
  const measured = new Map<Task, Touches>();
  /** What was measured a turn ago still holds of whom the turn has left alone: by now, if anything, more is known. */
  const touchesOf = (task: Task): Touches => {
    const known = measured.get(task);
    if (known !== undefined) return known;
    const earlier = before?.measured.get(task);
    const holds =
      earlier !== undefined &&
      before?.minute === state.minute &&
      !mayConflict(before.taken, earlier, 'matters');
    const touches = holds ? earlier : futures.measured(turnOf(task).touched);
    measured.set(task, touches);
    return touches;
  };
  const turnOf = (task: Task): TurnAhead => {
    const known = turns.get(task);
    if (known !== undefined) return known;
    const touched = nothingTouched();
    const nexts: Next[] = [];
    for (const next of apply(engine, state, task, [], touched)) if (nexts.push(next) > MOST_OUTCOMES) break;
    const turn = { task, nexts, touched, complete: nexts.length <= MOST_OUTCOMES };
    turns.set(task, turn);
    return turn;
  };
  const free = ready.find(isFree);
  let fewest: ReadonlySet<Task> = free === undefined ? new Set(ready) : new Set([free]);
  for (const seed of ready) {
    if (fewest.size === 1) break;
    const found = closure(seed);
    if (found.size < fewest.size) fewest = found;
  }
  return {
    turns: [...fewest].map(turnOf),
    others: () => ready.filter((task) => !fewest.has(task)).map(turnOf),
    measured,
  };

  /** Is it plain from the program that its turn has nothing to do with the others? */
  function isFree(task: Task): boolean {
    const turn = futures.nextTurn(task);
    if (turn === undefined || timeMayPassBefore(task)) return false;
    return ready.every((other) => other === task || !mayConflict(turn, futures.of(other), log));
  }

  function closure(seed: Task): ReadonlySet<Task> {
    const all = new Set(ready);
    const chosen = new Set([seed]);
    for (const task of chosen) {
      if (timeMayPassBefore(task)) return all;
      const touches = touchesOf(task);
      for (const other of ready) {
        if (chosen.has(other)) continue;
        if (mayConflict(touches, futures.of(other), log)) chosen.add(other);
        if (chosen.size >= fewest.size) return all;
      }
    }
    return chosen;
  }

  function timeMayPassBefore(task: Task): boolean {
    const { minute, tasks } = state;
    const prompt = engine.semantics.time === 'prompt';
    const latest = prompt ? (task.due?.latest ?? minute) : Infinity;
    if ((task.due?.soonest ?? minute) > minute) return true;
    if (prompt && latest <= minute) return false;
    return tasks.some((other) => {
      const soonest = other.due?.soonest ?? minute;
      return other !== task && soonest <= latest && (soonest > minute || futures.of(other).takesTime);
    });
  }
}
