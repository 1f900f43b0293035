import { createEngine } from '../engine.ts';
import type { EngineProgram } from '../program/index.ts';
import type { Semantics } from '../semantics.ts';
import { type Stimulus, stimuliOf } from '../stimuli/index.ts';
import { createClashes } from './clashes.ts';
import type { Common } from './conflict.ts';
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
    clashes: createClashes(network, interest),
    likenesses: createLikenesses(program, semantics),
  };
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
    survey: { ...before, program, network, interest, clashes: createClashes(network, interest) },
    numbers,
  };
}
