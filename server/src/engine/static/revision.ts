import { conditionsOf, type EngineCampaign, type EngineProgram, stepsIn, testsIn } from '../program/index.ts';
import type { Stimulus } from '../stimuli/index.ts';

/**
 * The places of campaigns that are others than before, in a program that is the same in every other respect: who listens
 * to what, who can be called, what names mean, what anybody looks for. Undefined when more has changed than flows and
 * filters.
 */
export function revisedIn(before: EngineProgram, now: EngineProgram): ReadonlySet<number> | undefined {
  const { campaigns } = now;
  if (before.campaigns.length !== campaigns.length || !areSame(before.surroundings, now.surroundings))
    return undefined;
  const sets = ['written', 'read', 'tested', 'rememberedFilters', 'broughtAlong'] as const;
  if (!sets.every((name) => haveSame(before[name], now[name])) || !areSame(before.synced, now.synced))
    return undefined;
  const revised = new Set<number>();
  for (const [at, campaign] of campaigns.entries()) {
    const earlier = before.campaigns[at];
    if (earlier === campaign) continue;
    if (earlier === undefined || faceOf(earlier) !== faceOf(campaign)) return undefined;
    revised.add(at);
  }
  return withExecutors(now, revised);
}

function areSame<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}

function haveSame<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  if (one.size !== other.size) return false;
  for (const item of one) if (!other.has(item)) return false;
  return true;
}

const faces = new WeakMap<EngineCampaign, string>();

/**
 * What others see of a campaign, and what it looks for of what has happened, as whatever somebody looks for is
 * remembered. Its priority is a habit of Marketo's, and no order is certain because of it.
 */
function faceOf(campaign: EngineCampaign): string {
  let face = faces.get(campaign);
  if (face === undefined) {
    const { name, home, kind, active, qualify, triggers, flow } = campaign;
    const calls = stepsIn(flow).flatMap(({ definition, asset, within }) =>
      definition.effects.starts === undefined ? [] : [definition.name, asset, within],
    );
    const lookedFor = [...testsIn(conditionsOf(campaign))].filter((test) => test.kind === 'activity');
    const seen = { name, home, kind, active, qualify, triggers, calls, lookedFor };
    face = JSON.stringify(seen, (key, value: unknown) => (key === 'place' ? undefined : value));
    faces.set(campaign, face);
  }
  return face;
}

/** What an executed campaign does is done by whoever executes it. */
function withExecutors(program: EngineProgram, revised: Set<number>): ReadonlySet<number> {
  if (revised.size === 0) return revised;
  const { campaigns } = program;
  const places = new Map(campaigns.map((campaign, at) => [campaign, at]));
  const executors = new Map<number, number[]>();
  for (const [at, { flow, home }] of campaigns.entries()) {
    for (const { definition, asset, within } of stepsIn(flow)) {
      if (definition.effects.starts !== 'execute') continue;
      const called = program.campaign(asset ?? '', within, home);
      const place = called === undefined || called.kind === 'external' ? undefined : places.get(called);
      if (place === undefined) continue;
      const known = executors.get(place);
      if (known === undefined) executors.set(place, [at]);
      else known.push(at);
    }
  }
  for (const place of revised) for (const executor of executors.get(place) ?? []) revised.add(executor);
  return revised;
}

/** The same for a program in which a campaign that it runs or requests is another than before. */
export function revisedStimulus(stimulus: Stimulus, program: EngineProgram): Stimulus {
  const now = (campaign: EngineCampaign): EngineCampaign => {
    if (program.campaigns.includes(campaign)) return campaign;
    return (
      program.campaigns.find(({ name, home }) => name === campaign.name && home === campaign.home) ?? campaign
    );
  };
  if (stimulus.script.every(({ batch, request }) => batch === undefined && request === undefined))
    return stimulus;
  const script = stimulus.script.map((occurrence) => ({
    ...occurrence,
    batch: occurrence.batch && now(occurrence.batch),
    request: occurrence.request && { ...occurrence.request, campaign: now(occurrence.request.campaign) },
  }));
  return { ...stimulus, script };
}
