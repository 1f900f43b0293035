import type { Engine } from '../../engine.ts';
import type { StepCode } from '../../program/index.ts';
import { outOfOrder } from '../../questions/order.ts';
import { replay } from '../../run.ts';
import type { State } from '../../state/index.ts';
import type { Ending } from '../explorer.ts';
import { type Claim, decide, type Proof, type ProofOptions } from './proof.ts';

/** Which steps are meant: the alert, its sync. */
export type WhichStep = (step: StepCode) => boolean;

/** Is `later` never done unless `earlier` was done before it? The counterexample is one schedule in which it is. */
export function proveOrder(
  engine: Engine,
  start: State,
  { earlier, later }: { readonly earlier: WhichStep; readonly later: WhichStep },
  options: ProofOptions,
): Proof<Ending> {
  const wrong = (ending: Ending): Ending | undefined =>
    outOfOrder(
      { endings: [ending] },
      ({ step }) => earlier(step),
      ({ step }) => later(step),
    )[0];
  const claim: Claim<Ending, Ending> = {
    focus: { things: [], campaigns: [], observes: (step) => earlier(step) || later(step) },
    log: 'matters',
    look: () => wrong,
    replay({ schedule, state }, part, whole) {
      const lifted = part.lift(schedule, state.knowledge)?.schedule;
      const run = lifted && replay(whole, start, lifted);
      return run?.ended === 'at rest' ? wrong({ state: run.state, schedule: run.schedule }) : undefined;
    },
  };
  return decide(engine, start, claim, options);
}
