export { type CampaignInfluence, Influences, type ItemInfluence } from './campaign.ts';
export type { Deed, Influence, Later } from './deed.ts';
export { segmenting } from './events.ts';
export { deedsOfAnswer, deedsOfOccurrence, type Future, Futures } from './future.ts';
