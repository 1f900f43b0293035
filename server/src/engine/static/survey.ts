import { createEngine } from '../engine.ts';
import type { EngineProgram } from '../program/index.ts';
import type { Semantics } from '../semantics.ts';
import { type Stimulus, stimuliOf } from '../stimuli/index.ts';
import { BitSet } from './bit-set.ts';
import { type Clashes, createClashes, type Interest } from './clashes.ts';
import type { Common } from './conflict.ts';
import { followingIn } from './following.ts';
import { createGuards } from './guards.ts';
import { interestIn } from './interest.ts';
import { createLikenesses, type Likenesses } from './likeness.ts';
import { Network } from './network.ts';
import { revisedIn } from './revision.ts';

/** What all stimuli of a program have in common. */
export interface Survey extends Common {
  readonly program: EngineProgram;
  readonly stimuli: readonly Stimulus[];
  readonly network: Network;
  readonly likenesses: Likenesses;
}

export function survey(program: EngineProgram, semantics: Semantics): Survey {
  const network = Network.of(createEngine(program, { semantics }));
  const stimuli = stimuliOf(program, semantics);
  // Segments that follow what happens are actors too, and only known by then.
  for (const { script } of stimuli) network.person(script);
  const interest = interestIn(program);
  return {
    program,
    stimuli,
    network,
    guards: createGuards(program, semantics),
    interest,
    ...amongAll(program, network, interest),
    likenesses: createLikenesses(program, semantics),
  };
}

/** What depends on all actors. */
function amongAll({ lifecycles }: EngineProgram, network: Network, interest: Interest) {
  const clashes = createClashes(network, interest);
  return { clashes, following: followingIn(network.actors), movers: moversIn(network, lifecycles, clashes) };
}

function moversIn(
  { actors }: Network,
  lifecycles: EngineProgram['lifecycles'],
  { changing }: Clashes,
): BitSet {
  const movers = new BitSet(actors.length);
  for (const { stage } of lifecycles) {
    const some = changing(stage);
    if (some !== undefined) movers.addAll(some);
  }
  return movers;
}

/** The same after an edit, with the numbers of whom it concerns. Undefined when too much has changed. */
export function surveyAgain(
  program: EngineProgram,
  semantics: Semantics,
  before: Survey,
): { readonly survey: Survey; readonly numbers: ReadonlySet<number> } | undefined {
  const numbers = revisedIn(before.program, program);
  if (numbers === undefined) return undefined;
  const network = Network.revised(before.network, createEngine(program, { semantics }), numbers);
  const interest = interestIn(program);
  if (network === undefined || interest.key !== before.interest.key) return undefined;
  before.likenesses.forget(numbers);
  return {
    survey: { ...before, program, network, interest, ...amongAll(program, network, interest) },
    numbers,
  };
}
