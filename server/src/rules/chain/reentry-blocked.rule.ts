import {
  type CampaignSymbol,
  type Model,
  placeOf,
  stageKey,
  type StageMachine,
  type StageWrite,
} from '../../model/index.ts';
import { everyTime } from '../qualification.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'chain/reentry-blocked',
  severity: 'warning',
  method: 'graph',
  summary: 'A declared way back into a stage by a campaign that lets each person through once.',
  why: 'The lifecycle promises that people may come back; the campaign lets them do so once and refuses them without a word from then on.',
  fix: 'unsafe',
  yieldsTo: ['chain/child-runs-once'],
  checkModel: function* (model) {
    for (const machine of model.stageMachines) {
      const ways = waysBack(machine);
      if (ways.size === 0) continue;
      const writes = machine.writes.filter(({ campaign }) => campaign.bound.active);
      const told = new Set<CampaignSymbol>();
      for (const write of writes) {
        if (told.has(write.campaign) || !runsOnceOfMany(write.campaign)) continue;
        const blocked = sourcesOf(ways, write).filter((from) => !hasOtherWay(writes, write, from));
        if (blocked.length === 0) continue;
        told.add(write.campaign);
        yield finding(model, machine, write, blocked);
      }
    }
  },
};

/** Stages from which a declared move leads to one that has been passed: by the stage that it leads to. */
function waysBack(machine: StageMachine): ReadonlyMap<string, readonly string[]> {
  const keys = machine.stages.filter(({ terminal }) => !terminal).map(({ name }) => stageKey(name));
  const next = new Map(
    keys.map((from) => [from, keys.filter((to) => to !== from && machine.isDeclared(from, to))]),
  );
  const ways = new Map<string, readonly string[]>();
  for (const to of keys) {
    const reached = reachable(to, next);
    const from = keys.filter((key) => key !== to && reached.has(key) && next.get(key)?.includes(to) === true);
    if (from.length > 0) ways.set(to, from);
  }
  return ways;
}

function reachable(start: string, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set(next.get(start));
  for (const stage of reached) for (const further of next.get(stage) ?? []) reached.add(further);
  return reached;
}

/** It would have reason to run again for a person, but does not. */
function runsOnceOfMany({ bound }: CampaignSymbol): boolean {
  if (bound.qualify.rule !== 'once') return false;
  if (bound.kind === 'batch') return bound.schedule?.repeat !== undefined;
  return bound.triggers.some(
    ({ definition }) => !['Campaign is Requested', 'Person is Created'].includes(definition.name),
  );
}

/** The stages from which this step would take people back. Where people stand may not be known: then all of them. */
function sourcesOf(ways: ReadonlyMap<string, readonly string[]>, { from, to }: StageWrite) {
  return to === undefined ? [] : (ways.get(stageKey(to)) ?? []).filter((stage) => from.has(stage));
}

function hasOtherWay(writes: readonly StageWrite[], { to, campaign }: StageWrite, from: string): boolean {
  return writes.some(
    (other) =>
      other.campaign !== campaign &&
      other.campaign.bound.qualify.rule !== 'once' &&
      other.from.has(from) &&
      (other.to === undefined || stageKey(other.to) === stageKey(to ?? '')),
  );
}

function finding(
  model: Model,
  machine: StageMachine,
  { campaign, step, to }: StageWrite,
  blocked: readonly string[],
): RawFinding {
  const names = listed(blocked.map((key) => quoted(machine.stage(key)?.name ?? key)));
  const stage = machine.stage(to ?? '');
  return {
    place: campaign.place,
    message: `${quoted(campaign.name)} lets each person through only once, so the declared way from ${names} back to ${quoted(to ?? '')} is open once in a lifetime.`,
    advice: 'Set qualify every time, and keep out by a filter on the stage whoever is not to come back.',
    related: [
      { place: placeOf(campaign.bound.declaration, step), message: 'It takes people there here' },
      ...(stage === undefined ? [] : [{ place: stage.place, message: 'The stage that they come back to' }]),
    ],
    fixes: everyTime(model, campaign),
  };
}
