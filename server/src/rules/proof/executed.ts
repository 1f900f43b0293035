import { type EngineCampaign, type EngineProgram, stepsIn } from '../../engine/index.ts';

/** Campaigns with all that they execute: what is executed runs inside the flow that executes it. */
export function withExecuted(
  program: EngineProgram,
  campaigns: readonly EngineCampaign[],
): ReadonlySet<EngineCampaign> {
  const all = new Set(campaigns);
  for (const { flow, home } of all) {
    for (const { definition, asset, within } of stepsIn(flow)) {
      if (definition.effects.starts !== 'execute') continue;
      const called = program.campaign(asset ?? '', within, home);
      if (called !== undefined && called.kind !== 'external') all.add(called);
    }
  }
  return all;
}
