import type { StepCode, Thing, EngineCampaign } from '../../program/index.ts';
import type { Watched } from '../../questions/watched.ts';

/** What a slice has to keep: everything else may go. */
export interface Focus {
  readonly things: readonly Thing[];
  /** Steps that have to be noted in the log. */
  readonly observes: (step: StepCode) => boolean;
  /** Campaigns of which it must be known whether they take the person. */
  readonly campaigns: readonly EngineCampaign[];
}

export function focusOn(watched: Watched): Focus {
  const nothing: Focus = { things: [], observes: () => false, campaigns: [] };
  switch (watched.kind) {
    case 'thing':
      return { ...nothing, things: [watched.thing] };
    case 'effect':
      return { ...nothing, observes: (step) => step.text === watched.step };
    case 'qualifies':
      return { ...nothing, campaigns: [watched.campaign] };
  }
}
