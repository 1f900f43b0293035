export { proveConfluence } from './confluence.ts';
export { type Experience, type ManyOptions, type ManyProofs, proveMany } from './many.ts';
export { proveNever, type Unwanted } from './never.ts';
export { proveOrder, type WhichStep } from './order.ts';
export type { Effort, Proof, ProofOptions, Undecided } from './proof.ts';
export { proveTermination } from './termination.ts';
