import { CHANGE_EVENTS, type EngineCampaign, type EngineProgram, type Thing } from '../program/index.ts';
import type { Semantics } from '../semantics.ts';
import type { Occurrence } from '../state/index.ts';
import { type Stimulus, stimuliOf } from '../stimuli/index.ts';
import type { Known } from '../values/index.ts';
import { type Conflict, conflictsIn } from './conflict.ts';
import { type Footprint, footprintOf, type Raise, type Touch } from './footprint.ts';
import { createGuards, type Guards } from './guards.ts';
import { createNetwork, type Network, type Start } from './network.ts';
import { type Reach, reachOf } from './reach.ts';

/** What can be said of a stimulus without running anything. */
export interface Outlook {
  readonly stimulus: Stimulus;
  /** Campaigns that it may set to work. */
  readonly campaigns: readonly EngineCampaign[];
  /** Things that may be written. */
  readonly written: ReadonlySet<Thing>;
  /** What may depend on the order; nothing else does. */
  readonly conflicts: readonly Conflict[];
  /** Campaigns may wake each other, or themselves, again. */
  readonly circular: boolean;
}

/** The first tier: sets and graphs only. It errs towards 'may'. */
export interface StaticTier {
  outlooks(program: EngineProgram): readonly Outlook[];
}

/** Keeps what it worked out for campaigns that stay the same object. */
export function createStaticTier(semantics: Semantics): StaticTier {
  const footprints = new WeakMap<EngineCampaign, Footprint>();
  const programs = new WeakMap<EngineProgram, readonly Outlook[]>();
  return {
    outlooks(program) {
      const known = programs.get(program);
      if (known !== undefined) return known;
      const network = createNetwork(program, semantics, (campaign) => {
        let footprint = footprints.get(campaign);
        if (footprint === undefined) footprints.set(campaign, (footprint = footprintOf(program.catalogue, campaign)));
        return footprint;
      });
      const guards = createGuards(program, semantics);
      const thresholds = thresholdsIn(program);
      const outlooks = stimuliOf(program, semantics).map((stimulus) => outlookOf(program, network, guards, thresholds, stimulus));
      programs.set(program, outlooks);
      return outlooks;
    },
  };
}

function outlookOf(
  program: EngineProgram,
  network: Network,
  guards: Guards,
  thresholds: ReadonlySet<Thing>,
  stimulus: Stimulus,
): Outlook {
  const person = personOf(program, network, stimulus);
  const first = reachOf(network, stimulus, person, new Set());
  const barred = barredFrom(program, network, guards, first);
  const reach = barred.size === 0 ? first : reachOf(network, stimulus, person, barred);
  return {
    stimulus,
    campaigns: reach.actors.flatMap(({ campaign }) => campaign ?? []),
    written: writtenIn(reach),
    conflicts: conflictsIn(reach, guards, (thing) => thresholds.has(thing)),
    circular: reach.circular,
  };
}

/** The person, to whom one thing after the other happens. */
function personOf(program: EngineProgram, network: Network, { script }: Stimulus) {
  const touches: Touch[] = [];
  const starts: Start[] = [];
  for (const [at, occurrence] of script.entries()) {
    for (const change of occurrence.changes) {
      const value = 'by' in change || change.value.kind === 'unknown' ? undefined : change.value;
      touches.push({ at, thing: change.thing, how: 'writes', value, place: undefined });
    }
    for (const raise of raisesOf(at, occurrence)) {
      for (const actor of network.woken(raise)) starts.push({ at, actor, through: raise.field });
    }
    for (const { thing } of occurrence.creates ? [] : occurrence.changes) {
      for (const actor of network.followers(thing)) starts.push({ at, actor, through: thing });
    }
    for (const campaign of [occurrence.batch, occurrence.request?.campaign]) {
      const actor = campaign === undefined ? undefined : network.actorOf(campaign);
      if (actor !== undefined) starts.push({ at, actor: actor.number, through: undefined });
    }
  }
  return { name: 'the person', campaign: undefined, touches, starts };
}

function raisesOf(at: number, { changes, creates, events }: Occurrence): Raise[] {
  const raised = events.map(({ trigger, field, attributes }): Raise => {
    const known = [...attributes].flatMap(([name, value]): [string, Known][] => (value.kind === 'unknown' ? [] : [[name, value]]));
    return { at, event: trigger, field, attributes: new Map(known) };
  });
  if (creates) return raised;
  const changed = changes.flatMap((change) =>
    [...CHANGE_EVENTS].map((event): Raise => {
      const value = 'by' in change || change.value.kind === 'unknown' ? undefined : change.value;
      const attributes = new Map<string, Known>(value === undefined ? [] : [['New Value', value], ['New Score', value]]);
      return { at, event, field: change.thing, attributes };
    }),
  );
  return [...raised, ...changed];
}

/** Whoever needs a value that a new person cannot have and that nobody writes. */
function barredFrom(program: EngineProgram, network: Network, guards: Guards, reach: Reach): ReadonlySet<number> {
  const barred = new Set<number>();
  if (!reach.stimulus.creates) return barred;
  const written = writtenIn(reach);
  for (const { campaign } of reach.actors) {
    if (campaign === undefined) continue;
    const lacks = guards.needs(campaign).some((thing) => program.written.has(thing) && !written.has(thing));
    const number = network.actorOf(campaign)?.number;
    if (lacks && number !== undefined) barred.add(number);
  }
  return barred;
}

function writtenIn({ actors }: Reach): Set<Thing> {
  const written = new Set<Thing>();
  for (const { touches } of actors) for (const { thing, how } of touches) if (how !== 'reads') written.add(thing);
  return written;
}

/** Scores whose changes somebody hears of only beyond a certain value. */
function thresholdsIn(program: EngineProgram): Set<Thing> {
  const things = new Set<Thing>();
  for (const { active, triggers } of program.campaigns) {
    if (!active) continue;
    for (const { event, field, constraints } of triggers) {
      if (field !== undefined && CHANGE_EVENTS.has(event) && constraints.length > 0) things.add(field);
    }
  }
  return things;
}

