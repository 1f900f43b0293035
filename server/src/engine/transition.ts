import type { Engine } from './engine.ts';
import type { State, Task } from './state/index.ts';
import { takeAnswer } from './turn/answering.ts';
import { hears, triggersFor } from './turn/comparisons.ts';
import { takeStep } from './turn/flow.ts';
import type { Happening } from './turn/happening.ts';
import { occur } from './turn/occurring.ts';
import { enter } from './turn/qualifying.ts';
import type { Touched } from './turn/touched.ts';
import { Turn } from './turn/turn.ts';

/** What came of one task's turn. */
export interface Next {
  readonly state: State;
  readonly happened: readonly Happening[];
  /** What had to be supposed: {@link apply} with these answers ends here again. */
  readonly answers: readonly boolean[];
  /** The turn was cut short by the engine's own limit: nothing may be concluded from this state. */
  readonly cut: boolean;
}

/**
 * The tasks that may have the next turn. Between them no order is certain (fact: no order between listeners); of
 * interchangeable ones only the first is listed. Prompt time: a task may have its turn as long as no other has to have
 * its own before. Adversarial time: any task may, and a wait is over when it says so.
 */
export function enabled(engine: Engine, { tasks, minute }: State): Task[] {
  const horizon =
    engine.semantics.time === 'prompt'
      ? Math.min(...tasks.map((task) => task.due?.latest ?? minute))
      : Infinity;
  const seen = new Set<string>();
  return tasks.filter((task) => {
    const soonest = task.due?.soonest ?? minute;
    if (soonest > Math.max(horizon, minute) || soonest === Infinity || seen.has(task.key)) return false;
    seen.add(task.key);
    return true;
  });
}

/**
 * Gives a task its turn: one state after it, or several where that depends on what nobody knows. They come one by one,
 * so whoever counts may stop; the first is the one that begins with the answers given. Notes what they touch.
 */
export function* apply(
  engine: Engine,
  state: State,
  task: Task,
  given: readonly boolean[] = [],
  touched?: Touched,
): Generator<Next, void> {
  const open: (readonly boolean[])[] = [given];
  for (let answers = open.pop(); answers !== undefined; answers = open.pop()) {
    const turn = new Turn(engine, state, answers, (other) => open.push(other), touched);
    take(turn, task);
    yield { state: turn.state(), happened: turn.happened, answers: turn.answers, cut: turn.cut };
  }
}

function take(turn: Turn, task: Task): void {
  // A turn that comes after a wait takes the clock along.
  turn.minute = Math.max(turn.minute, task.due?.soonest ?? turn.minute);
  switch (task.kind) {
    case 'run':
      takeStep(turn, task);
      break;
    case 'wake': {
      turn.replace(task, undefined);
      const { campaign, event } = task;
      const heard = hears(turn, 'ask', event, triggersFor(campaign, event)) === true;
      if (heard) enter(turn, campaign, event);
      else turn.happened.push({ kind: 'woken', campaign, event, verdict: 'another event' });
      break;
    }
    case 'answer':
      takeAnswer(turn, task);
      break;
    case 'moment':
      occur(turn, task);
      break;
  }
}
