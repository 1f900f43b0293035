export type { Conflict, Party } from './conflict.ts';
export type { Concern, Outlook } from './outlook.ts';
export { createStaticTier, type StaticTier } from './static.ts';
