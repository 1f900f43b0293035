export { type CampaignInfluence, Influences, influencesOf, type ItemInfluence } from './campaign.ts';
export type { Deed, Influence, Later, Note } from './deed.ts';
export { type Finders, findersOf } from './finders.ts';
export { segmenting } from './events.ts';
export { deedsOfAnswer, deedsOfOccurrence } from './from-outside.ts';
export { type Future, Futures, futuresOf, type Touches } from './future.ts';
