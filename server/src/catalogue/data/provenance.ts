import type { Confidence } from '../types.ts';

/** How sure a fact is, and whose word it is. */
export interface Grade {
  readonly confidence: Confidence;
  readonly source: string;
}

export function documented(source: string): Grade {
  return { confidence: 'documented', source };
}

/** Adobe's allow-list of triggers, filters and steps for its MCP server: the best public list of internal names. */
export const NAMES = 'Adobe docs: MCP server operations';

/** Constraints that Adobe lists for the same event in Journey Optimizer B2B, which shares Marketo's events. */
export const EVENT: Grade = documented('Adobe docs: listen for an event');

/** The activity carries such an attribute; its label on the screen is not confirmed. */
export const ACTIVITY: Grade = { confidence: 'derived', source: 'Adobe docs: activity data stream' };

/** The trigger offers such a token; its label on the screen is not confirmed. */
export const TOKEN: Grade = { confidence: 'derived', source: 'Adobe docs: trigger tokens' };

/** Taken over from entries of the same kind. */
export const INFERRED: Grade = { confidence: 'inferred', source: 'inferred from similar entries' };
