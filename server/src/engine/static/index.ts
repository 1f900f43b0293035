export type { Conflict, Party } from './conflict.ts';
export { essential } from './essential.ts';
export { createStaticTier, type Outlook, type StaticTier } from './static.ts';
