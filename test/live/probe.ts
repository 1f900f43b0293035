import { inWords, type Heard, type LiveCaller, type LiveClock } from './live-caller.ts';
import type { Scratch } from './scratch.ts';
import type { LiveSettings } from './settings.ts';
import type { CampaignTools } from './campaign-tools.ts';

/** Something that an instance did when it was asked. */
export interface Observation {
  readonly what: string;
  readonly said: string;
}

/** What a probe works with. */
export interface Bench {
  readonly settings: LiveSettings;
  readonly caller: LiveCaller;
  readonly clock: LiveClock;
  readonly scratch: Scratch;
  readonly tools: CampaignTools;
  /** Writes down what an answer said. */
  readonly note: (what: string, said: Heard | string) => void;
}

/** One of the questions that only a real instance answers. */
export interface Probe {
  readonly question: string;
  readonly run: (bench: Bench) => Promise<void>;
}

export const asset = '/rest/asset/v1';

export function words(said: Heard | string): string {
  return typeof said === 'string' ? said : inWords(said);
}
