export { type CampaignInfluence, Influences, type ItemInfluence } from './campaign.ts';
export { type Deed, type Influence, type Later } from './deed.ts';
export { deedsOfAnswer, deedsOfOccurrence, type Future, Futures } from './future.ts';
