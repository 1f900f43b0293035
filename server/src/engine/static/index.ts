export type { Conflict, Party } from './conflict.ts';
export { type Concern, createStaticTier, type Outlook, type StaticTier } from './static.ts';
