import type { Catalogue } from '../catalogue/index.ts';
import type { SalesforceAnswers } from './life/salesforce.ts';
import type { Limits } from './limits.ts';
import type { Clock } from './protocol/time.ts';
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
  readonly profile: Profile;
  readonly workspace: string;
  /** Whether names of assets that no endpoint makes are taken on trust. */
  readonly assets: 'any' | 'known';
  readonly readings: Readings;
  /** What comes back after a sync. */
  readonly salesforce: SalesforceAnswers;
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

/** Behaviour that Adobe leaves open, one way or the other. */
export interface Readings {
  /**
   * What `type` a campaign without rules has: the specification's words say `default`, an example in the
   * documentation shows `batch`.
   */
  readonly emptyCampaignType: 'default' | 'batch';
  /** Whether rules and flow of an active campaign may be changed. */
  readonly editActiveCampaign: 'refuse' | 'allow';
  /** Whether browsing a folder or program also lists what lies in folders inside it. */
  readonly browse: 'below' | 'direct';
}
