export { openProver, type Prover, type ProverRequest } from './prover.ts';
export { serve } from './serve.ts';
export { openThread, type Thread } from './thread.ts';
export { untilAborted } from './until-aborted.ts';
