import type { Catalogue } from '../../catalogue/index.ts';
import type { ManualItem } from '../../compiler/index.ts';
import type { Reporter } from '../../reporter/index.ts';
import type { Journal } from '../journal.ts';
import type { SeenAssets } from '../seen/seen.ts';

export interface ApplyOptions {
  readonly journal: Journal;
  readonly reporter: Reporter;
  /** Aborted: no further call begins, and the journal can be resumed. */
  readonly signal?: AbortSignal;
  readonly catalogue?: Catalogue;
  /** What earlier plans have read; what this one reads is added. */
  readonly seen?: SeenAssets;
  /** Who the programs are marked with while they are deployed to; somebody, unless told. */
  readonly by?: { readonly who: string; readonly takesOver?: boolean };
}

export interface ApplyResult {
  /**
   * - `applied`: everything is done.
   * - `incomplete`: applying the same plan with the same journal goes on from here.
   * - `refused`: nothing was done.
   */
  readonly kind: 'applied' | 'incomplete' | 'refused';
  /**
   * Every operation was done, refused or left out because of one that was: nothing is to be picked up again, and a new
   * plan sees it all.
   */
  readonly isSettled: boolean;
  /** It was refused because somebody else deploys, or never came back to it: taking over would help. */
  readonly isHeld?: true;
  /** A sentence or two for a person. */
  readonly message: string;
  /** Operations that are done, those of earlier runs included. */
  readonly done: number;
  readonly failures: readonly {
    readonly operation: string;
    readonly summary: string;
    readonly message: string;
  }[];
  /** Operations that waited for one that failed. */
  readonly skipped: readonly string[];
  /** What is left to do by hand, without what the instance shows to be done already. */
  readonly manual: readonly ManualItem[];
  /** API calls of this run, reads included. */
  readonly calls: number;
}
