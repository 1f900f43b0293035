export { stepsIn } from './campaign.ts';
export type * from './code.ts';
export { createEngineCompiler, type EngineCompiler } from './compiler.ts';
export { literals } from './conditions.ts';
export { type Operand, thingsIn } from './operand.ts';
export type * from './program.ts';
export { CHANGE_EVENTS } from './steps.ts';
export * from './thing.ts';
