import type { StepCode, Thing, EngineCampaign } from '../../program/index.ts';
import type { Watched } from '../../questions/watched.ts';

/** What a slice has to keep: everything else may go. */
export interface Focus {
  readonly things: readonly Thing[];
  /** Steps that have to be noted in the log. */
  readonly observes: (step: StepCode) => boolean;
  /** Of what such a step takes along, what has to be noted; everything unless told. */
  readonly carries?: (thing: Thing, step: StepCode) => boolean;
  /** Campaigns of which it must be known whether they take the person. */
  readonly campaigns: readonly EngineCampaign[];
}

export function focusOn(watched: Watched): Focus {
  const nothing: Focus = { things: [], observes: () => false, campaigns: [] };
  switch (watched.kind) {
    case 'thing':
      return { ...nothing, things: [watched.thing] };
    case 'effect':
      return {
        ...nothing,
        observes: (step) => step.text === watched.step,
        ...(watched.carried && { carries: (thing) => watched.carried?.includes(thing) === true }),
      };
    case 'qualifies':
      return { ...nothing, campaigns: [watched.campaign] };
  }
}

type Effect = Extract<Watched, { kind: 'effect' }>;

/** Everything that any of them asks for. */
export function focusOnAll(watched: readonly Watched[]): Focus {
  const foci = watched.map(focusOn);
  const [only, ...others] = foci;
  if (only !== undefined && others.length === 0) return only;
  const effects = watched.filter((one) => one.kind === 'effect');
  const steps = new Set(effects.map(({ step }) => step));
  const carriesAll = effects.every(({ carried }) => carried === undefined);
  return {
    things: foci.flatMap(({ things }) => things),
    observes: ({ text }) => steps.has(text),
    ...(!carriesAll && { carries: (thing, step) => effects.some((one) => isCarried(one, thing, step)) }),
    campaigns: foci.flatMap(({ campaigns }) => campaigns),
  };
}

function isCarried({ step, carried }: Effect, thing: Thing, { text }: StepCode): boolean {
  return step === text && carried?.includes(thing) !== false;
}
