import type { Engine } from '../engine.ts';
import { StateNumbers } from '../state/index.ts';
import { apply, enabled } from '../transition.ts';
import type { Edge, Ending, Exploration, Explorer } from './explorer.ts';
import { beginning, onward, type Reached, scheduleTo } from './frontier.ts';
import { Spending } from './spending.ts';

/**
 * Every schedule, breadth first: the endings come with their shortest schedules, and every turn that any schedule can
 * have is visited. A state is gone on from once, by whichever way it was reached first; equal keys have equal futures.
 */
export const exploreAll: Explorer = (engine, start, { budget, cancelled, visit, ended }) => {
  const spending = new Spending(budget, cancelled);
  const numbers = new StateNumbers();
  const seen = new Set([numbers.of(start)]);
  const queue = [beginning(start)];
  const endings: Ending[] = [];
  let transitions = 0;
  let coverage: Exploration['coverage'] = 'all';

  exploring: for (const reached of queue) {
    if (enabled(engine, reached.state).length === 0) {
      const ending = { state: reached.state, schedule: scheduleTo(reached.way) };
      endings.push(ending);
      ended?.(ending);
    } else if (reached.way.turns >= budget.turns) coverage = 'turns';
    else {
      for (const { edge, further } of edgesFrom(engine, reached)) {
        transitions += 1;
        visit?.(edge);
        if (edge.next.cut) coverage = 'a turn was cut';
        else {
          const key = numbers.of(further.state);
          if (!seen.has(key)) {
            seen.add(key);
            queue.push(further);
          }
        }
        const ranOut = spending.ranOut(seen.size);
        if (ranOut !== undefined) {
          coverage = ranOut;
          break exploring;
        }
      }
    }
  }
  return { endings, coverage, states: seen.size, transitions };
};

function* edgesFrom(
  engine: Engine,
  from: Reached,
): Generator<{ readonly edge: Edge; readonly further: Reached }, void> {
  for (const task of enabled(engine, from.state)) {
    for (const next of apply(engine, from.state, task)) {
      const further = onward(from, next.state, { key: task.key, answers: next.answers });
      yield { edge: { from: from.state, task, next, schedule: () => scheduleTo(further.way) }, further };
    }
  }
}
