import type { EngineCampaign, Operand, StepCode } from '../program/index.ts';
import type { Due, Run } from '../state/index.ts';
import { valueOf } from '../turn/operands.ts';
import type { Turn } from '../turn/turn.ts';
import type { Value } from '../values/index.ts';

/** A step at work: on whom, in which campaign. */
export interface StepScope {
  readonly turn: Turn;
  readonly campaign: EngineCampaign;
  readonly step: StepCode;
  /** The run that takes the step. */
  readonly run: Run;
  /** Campaigns that execute each other, outermost first, this one last. */
  readonly stack: readonly EngineCampaign[];
}

/** How the flow goes on after a step. */
export type Outcome =
  | { readonly kind: 'goes on' }
  | { readonly kind: 'waits'; readonly due: Due }
  | { readonly kind: 'leaves' }
  | { readonly kind: 'executes'; readonly campaign: EngineCampaign };

export type Performer = (scope: StepScope) => Outcome;

export const GOES_ON: Outcome = { kind: 'goes on' };

/** The value of an argument, tokens resolved. */
export function argument({ turn, campaign, step }: StepScope, name: string): Value | undefined {
  const operand = operandOf(step, name);
  return operand === undefined ? undefined : valueOf(turn, operand, campaign);
}

export function operandOf(step: StepCode, name: string): Operand | undefined {
  return step.arguments.get(name)?.operands[0];
}

/** Does nothing, and says why. */
export function refuse({ turn, step }: StepScope, why: string): Outcome {
  turn.happened.push({ kind: 'refused', step, why });
  return GOES_ON;
}
