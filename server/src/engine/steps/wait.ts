import type { Operand } from '../program/index.ts';
import { valueOf } from '../turn/operands.ts';
import {
  MINUTES_PER_DAY,
  minuteOf,
  nextAnniversary,
  nextOn,
  textOf,
  timeOfDay,
  type Value,
} from '../values/index.ts';
import { argument, GOES_ON, operandOf, type Outcome, refuse, type StepScope } from './performer.ts';

/**
 * The person is stamped with a time and goes on no sooner (fact: a wait is a minimum); how much later depends on the
 * queue, which is for the reading of time to say.
 */
export function wait(scope: StepScope): Outcome {
  const { turn, campaign, step } = scope;
  const until = operandOf(step, 'Date');
  const from = until === undefined ? afterDuration(scope) : untilDate(scope, until);
  if (from === 'open') return waits(scope, turn.minute, Infinity);
  if (from === undefined) return GOES_ON;
  const end = ending(scope, from);
  if (end <= turn.minute) return GOES_ON;
  turn.happened.push({ kind: 'waits', campaign, until: end });
  return waits(scope, end, end);
}

function waits({ turn, campaign }: StepScope, soonest: number, latest: number): Outcome {
  if (latest !== soonest) turn.happened.push({ kind: 'waits', campaign, until: latest });
  return { kind: 'waits', due: { soonest, latest } };
}

/** Fact: abbreviated waits are ignored. */
function afterDuration(scope: StepScope): number | undefined {
  const operand = operandOf(scope.step, 'Duration');
  if (operand?.kind !== 'duration') return scope.turn.minute;
  if (operand.minutes !== undefined) return scope.turn.minute + operand.minutes;
  refuse(scope, 'Marketo ignores a wait whose unit is no full word');
  return undefined;
}

/** A date that nobody knows may come at any time; one that is over, see {@link Semantics.pastDatesPass}. */
function untilDate(scope: StepScope, operand: Operand): number | 'open' | undefined {
  const { turn, campaign } = scope;
  const value = valueOf(turn, operand, campaign);
  if (value.kind === 'unknown') return 'open';
  const date = value.kind === 'moment' ? value.minute : minuteOf(textOf(value));
  if (date === undefined) return undefined;
  const days = numberIn(argument(scope, 'Offset Days'));
  const anniversary = isTrue(argument(scope, 'Next Anniversary'));
  const shifted = (anniversary ? nextAnniversary(date, turn.minute) : date) + days * MINUTES_PER_DAY;
  if (shifted > turn.minute || turn.engine.semantics.pastDatesPass) return shifted;
  return Infinity;
}

/** Fact: a wait ends on. */
function ending(scope: StepScope, from: number): number {
  const days = (scope.step.arguments.get('Must End On')?.operands ?? []).flatMap((operand) => {
    const value = valueOf(scope.turn, operand, scope.campaign);
    return value.kind === 'text' ? [value.text] : [];
  });
  const time = argument(scope, 'At Time');
  const at = time === undefined || time.kind === 'unknown' ? undefined : timeOfDay(textOf(time));
  return days.length === 0 && at === undefined ? from : nextOn(from, days, at);
}

function numberIn(value: Value | undefined): number {
  return value === undefined || value.kind === 'unknown' ? 0 : Number(textOf(value)) || 0;
}

function isTrue(value: Value | undefined): boolean {
  return value !== undefined && value.kind !== 'unknown' && /^(true|yes|1)$/i.test(textOf(value));
}
