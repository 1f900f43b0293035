import { DELETED } from '../program/index.ts';
import { TRUE } from '../values/index.ts';
import { logStep } from './logging.ts';
import type { Outcome, StepScope } from './performer.ts';

/** Nothing can happen any more to somebody who is gone. */
export function deletePerson(scope: StepScope): Outcome {
  const { turn, run } = scope;
  logStep(scope);
  turn.set(DELETED, TRUE);
  turn.removeTasks((task) => task !== run, DELETED);
  return { kind: 'leaves' };
}
