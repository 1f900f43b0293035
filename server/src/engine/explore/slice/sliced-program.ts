import {
  type EngineCampaign,
  type EngineProgram,
  type Instruction,
  type Listener,
  type StepCode,
  stepsIn,
  type Thing,
} from '../../program/index.ts';
import { activityAtom } from '../../turn/touched.ts';
import type { Cone } from './cone.ts';

/** A program without what has no influence. Steps that stay are the same objects. */
export interface SlicedProgram {
  readonly program: EngineProgram;
  /** Undefined for a campaign that has no influence. */
  sliced(campaign: EngineCampaign): EngineCampaign | undefined;
  /** The number of the first of the sliced steps that comes at or after a step of the whole flow. */
  slicedPosition(campaign: EngineCampaign, next: number): number;
  /** Is the step of the whole flow one that stays? */
  stays(campaign: EngineCampaign, next: number): boolean;
}

export function sliceProgram(whole: EngineProgram, cone: Cone): SlicedProgram {
  const slices = new Map([...cone.campaigns].map((campaign) => [campaign, sliceFlow(campaign, cone.steps)]));
  const listeners = new Map<string, Map<Thing | undefined, readonly Listener[]>>();
  const program: EngineProgram = {
    ...whole,
    campaigns: [...slices.values()].map(({ campaign }) => campaign),
    listeners(event, field) {
      let byField = listeners.get(event);
      if (byField === undefined) listeners.set(event, (byField = new Map()));
      const known = byField.get(field);
      if (known !== undefined) return known;
      const found = whole.listeners(event, field).flatMap((listener): Listener[] => {
        const slice = slices.get(listener.campaign);
        return slice === undefined ? [] : [{ ...listener, campaign: slice.campaign }];
      });
      byField.set(field, found);
      return found;
    },
    campaign(name, within, home) {
      const found = whole.campaign(name, within, home);
      return found === undefined || found.kind === 'external' ? found : slices.get(found)?.campaign;
    },
    segmentationsOn: (thing) =>
      whole.segmentationsOn(thing).filter((segmentation) => cone.segmentations.has(segmentation)),
    rememberedFilters: new Set(
      [...whole.rememberedFilters].filter((filter) => cone.atoms.has(activityAtom(filter))),
    ),
  };
  return {
    program,
    sliced: (campaign) => slices.get(campaign)?.campaign,
    slicedPosition: (campaign, next) => {
      const positions = slices.get(campaign)?.positions ?? [];
      const found = positions.findIndex((position) => position >= next);
      return found === -1 ? positions.length : found;
    },
    stays: (campaign, next) => slices.get(campaign)?.positions.includes(next) ?? false,
  };
}

interface FlowSlice {
  readonly campaign: EngineCampaign;
  /** For each step that stays, its number in the whole flow. */
  readonly positions: readonly number[];
}

function sliceFlow(campaign: EngineCampaign, steps: ReadonlySet<StepCode>): FlowSlice {
  const kept = campaign.flow.flatMap((item, position) => {
    const instruction = sliceItem(item, steps);
    return instruction === undefined ? [] : [{ instruction, position }];
  });
  const last = kept.at(-1);
  // Who has waited has a turn again, and takes the clock along, whatever it is for.
  if (
    last !== undefined &&
    last.position < campaign.flow.length - 1 &&
    stepsIn([last.instruction]).some(waits)
  )
    kept.push({ instruction: NOTHING, position: last.position + 1 });
  return {
    campaign: { ...campaign, flow: kept.map(({ instruction }) => instruction) },
    positions: kept.map(({ position }) => position),
  };
}

const NOTHING: Instruction = { kind: 'choice', branches: [], otherwise: undefined, place: undefined };

function waits({ definition }: StepCode): boolean {
  return definition.name === 'Wait';
}

/** A choice stays if any of its steps does: the others are then nothing. */
function sliceItem(item: Instruction, steps: ReadonlySet<StepCode>): Instruction | undefined {
  if (item.kind === 'step') return steps.has(item) ? item : undefined;
  const kept = (step: StepCode | undefined) => (step !== undefined && steps.has(step) ? step : undefined);
  const branches = item.branches.map((branch) => ({ ...branch, then: kept(branch.then) }));
  const otherwise = kept(item.otherwise);
  if (otherwise === undefined && branches.every(({ then }) => then === undefined)) return undefined;
  return { ...item, branches, otherwise };
}
