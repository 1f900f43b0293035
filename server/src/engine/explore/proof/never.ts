import type { Engine } from '../../engine.ts';
import { replay } from '../../run.ts';
import type { State } from '../../state/index.ts';
import type { LogOrder } from '../conflict.ts';
import type { Ending } from '../explorer.ts';
import type { Focus } from '../slice/index.ts';
import { type Claim, decide, type Proof, type ProofOptions } from './proof.ts';

/** A way in which nothing should end, and what has to be kept to tell. */
export interface Unwanted {
  readonly focus: Focus;
  /** Does the order count in which things were logged? */
  readonly log: LogOrder;
  readonly isSo: (ending: State) => boolean;
}

/** Does no schedule end so? The counterexample is one that does. */
export function proveNever(
  engine: Engine,
  start: State,
  { focus, log, isSo }: Unwanted,
  options: ProofOptions,
): Proof<Ending> {
  const claim: Claim<Ending, Ending> = {
    focus,
    log,
    look: () => (ending) => (isSo(ending.state) ? ending : undefined),
    replay({ schedule, state }, part, whole) {
      const lifted = part.lift(schedule, state.knowledge)?.schedule;
      const run = lifted && replay(whole, start, lifted);
      if (run?.ended !== 'at rest' || !isSo(run.state)) return undefined;
      return { state: run.state, schedule: run.schedule };
    },
  };
  return decide(engine, start, claim, options);
}
