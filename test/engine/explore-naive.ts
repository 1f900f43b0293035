import {
  apply,
  type Choice,
  type Edge,
  enabled,
  type Ending,
  type Exploration,
  type Explorer,
  type Schedule,
  type State,
  stateKey,
} from '../../server/src/engine/index.ts';

/** A state with the way on which it was first reached. */
interface Reached {
  readonly state: State;
  readonly from: Reached | undefined;
  readonly choice: Choice | undefined;
  readonly turns: number;
}

/**
 * Every schedule, breadth first, without any reduction: the oracle for cleverer explorers. States that are the same in
 * every respect are looked at once.
 */
export const exploreNaively: Explorer = (engine, start, { budget, cancelled, visit }) => {
  const first: Reached = { state: start, from: undefined, choice: undefined, turns: 0 };
  const seen = new Set([stateKey(start)]);
  const queue = [first];
  const endings: Ending[] = [];
  const begun = budget.time?.now() ?? 0;
  let transitions = 0;
  let coverage: Exploration['coverage'] = 'all';

  for (const reached of queue) {
    if (seen.size > budget.states) coverage = 'states';
    else if (cancelled?.() === true) coverage = 'cancelled';
    else if (budget.time !== undefined && budget.time.now() - begun > budget.time.milliseconds)
      coverage = 'time';
    if (coverage !== 'all' && coverage !== 'turns' && coverage !== 'a turn was cut') break;
    const ready = enabled(engine, reached.state);
    if (ready.length === 0) endings.push({ state: reached.state, schedule: scheduleTo(reached) });
    else if (reached.turns >= budget.turns) coverage = 'turns';
    else {
      for (const task of ready) {
        for (const next of apply(engine, reached.state, task)) {
          transitions += 1;
          const onward: Reached = {
            state: next.state,
            from: reached,
            choice: { key: task.key, answers: next.answers },
            turns: reached.turns + 1,
          };
          const edge: Edge = { from: reached.state, task, next, schedule: () => scheduleTo(onward) };
          visit?.(edge);
          if (next.cut) coverage = 'a turn was cut';
          const key = stateKey(next.state);
          if (next.cut || seen.has(key)) continue;
          seen.add(key);
          queue.push(onward);
        }
      }
    }
  }
  return { endings, coverage, states: seen.size, transitions };
};

/** Every schedule one by one, with no state remembered: tells whether equal keys mean equal futures. Small programs only. */
export const exploreTree: Explorer = (engine, start, { budget }) => {
  const endings: Ending[] = [];
  let states = 0;
  let coverage: Exploration['coverage'] = 'all';
  const visit = (state: State, schedule: Schedule): void => {
    states += 1;
    if (states > budget.states) {
      coverage = 'states';
      return;
    }
    const ready = enabled(engine, state);
    if (ready.length === 0) endings.push({ state, schedule });
    else if (schedule.length >= budget.turns) coverage = 'turns';
    else
      for (const task of ready)
        for (const next of apply(engine, state, task))
          visit(next.state, [...schedule, { key: task.key, answers: next.answers }]);
  };
  visit(start, []);
  return { endings, coverage, states, transitions: states - 1 };
};

function scheduleTo(reached: Reached): Schedule {
  const choices: Choice[] = [];
  for (let at: Reached | undefined = reached; at !== undefined; at = at.from)
    if (at.choice) choices.push(at.choice);
  return choices.toReversed();
}
