export type * from './ast.ts';
export { parse } from './parse.ts';
export type { ParseResult } from './parse.ts';
