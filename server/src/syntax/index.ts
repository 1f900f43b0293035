export type * from './ast.ts';
export { parse } from './parse.ts';
export type { ParseResult } from './parse.ts';
export { keywords, scopeOfRole } from './tokens.ts';
export type { Block, Keyword, Role } from './tokens.ts';
export { tokenize } from './tokenize.ts';
export type { SyntaxToken, SyntaxTokenType } from './tokenize.ts';
export { childrenOf, nodePathAt, visit } from './walk.ts';
export type { PathStep, SyntaxNode } from './walk.ts';
