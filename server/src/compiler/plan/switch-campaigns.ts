import type { Target } from '../plan.ts';
import { leftoverName } from './beside.ts';
import { isComplete } from './campaign-channel.ts';
import { calleesFirst } from './campaign-order.ts';
import { campaignAsset } from './compare-campaign.ts';
import { assetKey } from './normal-form.ts';
import type { PlanBuilder } from './plan-builder.ts';
import { deactivate, neverRan, operationId, type PlacedCampaign } from './plan-campaigns.ts';

/** Switches campaigns off and on, callees before callers; a swap is two calls, one after the other. */
export function switchCampaigns(builder: PlanBuilder, placed: readonly PlacedCampaign[]): void {
  const activations = new Map<string, Target[]>();
  const unfinished = new Set<string>();
  for (const campaign of calleesFirst(placed)) {
    const { decision, target, done } = campaign;
    const { wanted, program, found, way, leftovers } = decision;
    const { name, calls } = wanted;
    const callees = calls.flatMap((callee) => activations.get(assetKey(callee)) ?? []);
    // What cannot be activated must not have switched anything off.
    const before = [...done, ...callees];
    const off = leftovers.map((old) => deactivate(builder, decision, old.name, { id: old.id }, before));
    const replaced = way === 'replace' && found !== undefined ? { id: found.id } : undefined;
    if (replaced) off.push(deactivate(builder, decision, leftoverName(name, replaced.id), replaced, before));
    const isOn = found?.isActive === true && way === 'keep';
    if (isOn && !wanted.active) deactivate(builder, decision, name, target, done);
    if (!isComplete(campaign)) unfinished.add(assetKey(name));
    if (isOn || !wanted.active || wanted.kind !== 'trigger' || !isComplete(campaign)) continue;
    const callee = calls.find((called) => unfinished.has(assetKey(called)));
    if (callee !== undefined) {
      // Marketo activates no campaign that requests one without its trigger.
      unfinished.add(assetKey(name));
      const action = `Plan again once "${callee}" is built by hand: until then "${name}", which calls it, stays off.`;
      const place = { of: 'campaign', name, program: program.wanted.name, folder: wanted.folder } as const;
      builder.ask(campaignAsset(wanted), action, found?.url, undefined, target, { kind: 'tidy', place });
      continue;
    }
    const on = builder.add(
      { kind: 'activate-campaign', name, target, ...(replaced && { replaces: replaced }) },
      {
        id: operationId(decision, 'activate'),
        summary: `Activate "${name}"`,
        after: [...before, ...off],
      },
    );
    activations.set(assetKey(name), [...(activations.get(assetKey(name)) ?? []), on]);
  }
}

/** A run that was asked for cannot be read back or taken back: only a campaign that never ran is scheduled. */
export function scheduleCampaign(
  builder: PlanBuilder,
  campaign: PlacedCampaign,
  wallTime: string | undefined,
): void {
  const { decision, target, done } = campaign;
  const { wanted, found } = decision;
  const { name, runAt } = wanted;
  if (runAt === undefined || isOver(runAt, wallTime) || !neverRan(found) || !isComplete(campaign)) return;
  builder.add(
    { kind: 'schedule-campaign', name, runAt, target },
    {
      id: operationId(decision, 'schedule'),
      summary: `Schedule "${name}" for ${runAt.replace('T', ' ')}`,
      after: done,
    },
  );
}

/** Both are times on one wall. @param wallTime undefined: nobody knows what time it is. */
export const isOver = (runAt: string, wallTime: string | undefined): boolean =>
  wallTime !== undefined && runAt < wallTime;
