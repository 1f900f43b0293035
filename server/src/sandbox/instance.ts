import type { Catalogue } from '../catalogue/index.ts';
import type { SalesforceAnswers } from './life/salesforce.ts';
import type { Costs } from './costs.ts';
import type { ExportSettings } from './exports/settings.ts';
import type { Limits } from './limits.ts';
import type { Clock } from './protocol/time.ts';
import type { Readings } from './readings.ts';
import type { SandboxStore } from './store/store.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

/** What every endpoint works on: the state, the vocabulary, and how this instance behaves. */
export interface Instance {
  readonly store: SandboxStore;
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
  readonly clock: Clock;
  /** Moves the clock on by so many milliseconds. */
  readonly forward: (milliseconds: number) => void;
  readonly limits: Limits;
  readonly costs: Costs;
  readonly profile: Profile;
  /** Whether names of assets that no endpoint makes are taken on trust. */
  readonly assets: 'any' | 'known';
  readonly readings: Readings;
  /** What comes back after a sync. */
  readonly salesforce: SalesforceAnswers;
  /** How bulk extracts go. */
  readonly exports: ExportSettings;
  /** The most that one page of any list holds. */
  readonly pageSize: number;
  /** Page of the user interface that links point to. */
  readonly appUrl: string;
}

/**
 * What the instance makes of the operations that write rules and flow: it has them, it is too old for them, or its
 * API user may not use them.
 */
export type Profile = 'native' | 'classic' | 'no-permission';
