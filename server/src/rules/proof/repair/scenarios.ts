import { exploreReduced, runScenario } from '../../../engine/index.ts';
import type { Examined } from './verdict.ts';

/** Nothing of a scenario's person is unknown, so that it is worth more room than a stimulus. */
const MORE_ROOM = 8;

/**
 * Scenarios say what is meant: whatever passes today has to pass in the changed files. They are run when the first
 * candidate has come so far.
 */
export function scenarioKeeper(before: Examined): (after: Examined) => boolean {
  let passing: ReadonlySet<string> | undefined;
  return (after) => {
    passing ??= new Set(before.model.scenarios.flatMap(({ name }) => (passes(before, name) ? name : [])));
    return [...passing].every((name) => passes(after, name));
  };
}

function passes({ model, analysis, budget, cancelled }: Examined, name: string): boolean {
  const scenario = model.scenarios.find((one) => one.name === name);
  if (scenario === undefined) return false;
  const { verdict } = runScenario(analysis.program, scenario, {
    explore: exploreReduced,
    budget: { states: MORE_ROOM * budget.states, turns: budget.turns },
    ...(cancelled && { cancelled }),
  });
  return verdict === 'passes';
}
