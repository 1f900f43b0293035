export { openProver, type ProofRequest, type Prover, type RepairsRequest } from './prover.ts';
export { serve } from './serve.ts';
export { isOutOfMemory, openThread, type Thread, type ThreadLimits } from './thread.ts';
export { untilAborted } from './until-aborted.ts';
