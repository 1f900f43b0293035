import {
  type Budget,
  type Endless,
  type Engine,
  type EngineCampaign,
  replay,
  type State,
  type StepCode,
  type Stimulus,
  termination,
  type Thing,
  valueInWords,
  valueNow,
} from '../../engine/index.ts';
import type { FindingWitness } from '../rule.ts';
import { times } from './consequences.ts';
import { scheduleOf } from './timeline.ts';
import type { Taken } from './trial.ts';

/** Campaigns that start each other for ever, or one that starts itself. */
export interface Loop {
  readonly kind: 'chain/cycle' | 'loop/self-trigger' | 'loop/ping-pong';
  readonly stimulus: Stimulus;
  readonly how: Endless['how'];
  /** In the order of a round. */
  readonly campaigns: readonly [EngineCampaign, ...EngineCampaign[]];
  /** What a round writes. */
  readonly things: readonly Thing[];
  /** The steps by which they start each other. */
  readonly links: readonly { readonly campaign: EngineCampaign; readonly step: StepCode }[];
  readonly witness: FindingWitness;
}

export interface LoopSearch {
  readonly loop: Loop | undefined;
  readonly complete: boolean;
}

export function findLoop(engine: Engine, stimulus: Stimulus, start: State, budget: Budget): LoopSearch {
  const { endless, complete } = termination(engine, start, budget);
  return { loop: endless && loopOf(engine, stimulus, start, endless), complete };
}

function loopOf(
  engine: Engine,
  stimulus: Stimulus,
  start: State,
  { how, before, cycle }: Endless,
): Loop | undefined {
  const turns: Taken[] = [];
  const run = replay(engine, start, [...before, ...cycle], (task, next, before) =>
    turns.push({ task, next, before }),
  );
  const round = turns.slice(before.length);
  const [first, ...others] = campaignsIn(round);
  if (run.ended === 'stopped' || turns.length < before.length + cycle.length || first === undefined)
    return undefined;
  const campaigns = [first, ...others] as const;
  const things = thingsWrittenIn(round);
  const outcome = (taken: readonly Taken[]) => outcomeOf(engine, taken, things, campaigns);
  return {
    kind: kindOf(round, campaigns),
    stimulus,
    how,
    campaigns,
    things,
    links: linksIn(round),
    witness: {
      assumptions: [
        ...new Set(
          run.trace.flatMap(({ effects }) =>
            effects.flatMap((effect) => /^supposing (.*)$/.exec(effect)?.[1] ?? []),
          ),
        ),
      ],
      schedules: [
        scheduleOf(
          engine,
          start,
          { turns: turns.slice(0, before.length) },
          outcome(turns.slice(0, before.length)),
        ),
        scheduleOf(engine, start, { turns }, outcome(turns)),
      ],
      differsAt: before.length,
    },
  };
}

/** Whoever the person enters, in the order of the round. */
function campaignsIn(round: readonly Taken[]): EngineCampaign[] {
  const entered = round.flatMap(({ next }) =>
    next.happened.flatMap((happening) => {
      const enters =
        (happening.kind === 'woken' || happening.kind === 'executed') && happening.verdict === 'enters';
      return enters && happening.kind === 'woken' ? happening.campaign : [];
    }),
  );
  return [...new Set(entered)];
}

function thingsWrittenIn(round: readonly Taken[]): Thing[] {
  const written = round.flatMap(({ next }) =>
    next.happened.flatMap((happening) => (happening.kind === 'wrote' ? happening.thing : [])),
  );
  return [...new Set(written)].filter((thing) => !thing.startsWith('Member of Smart Campaign'));
}

/** Requests, and writes of which somebody may hear: the first of each campaign. */
function linksIn(round: readonly Taken[]): Loop['links'] {
  const links = new Map<EngineCampaign, Loop['links'][number]>();
  for (const { next } of round) {
    let current: Loop['links'][number] | undefined;
    for (const happening of next.happened) {
      if (happening.kind === 'step') current = happening;
      const starts = happening.kind === 'requested' || happening.kind === 'raised';
      if (starts && current !== undefined && !links.has(current.campaign))
        links.set(current.campaign, current);
    }
  }
  return [...links.values()];
}

function kindOf(round: readonly Taken[], campaigns: Loop['campaigns']): Loop['kind'] {
  const wakes = round.flatMap(({ task, next }) => {
    const enters = next.happened.some(
      (happening) => happening.kind === 'woken' && happening.verdict === 'enters',
    );
    return task.kind === 'wake' && enters ? task.event.trigger : [];
  });
  if (wakes.every((trigger) => trigger === 'Campaign is Requested')) return 'chain/cycle';
  return campaigns.length === 1 ? 'loop/self-trigger' : 'loop/ping-pong';
}

function outcomeOf(
  { program }: Engine,
  turns: readonly Taken[],
  things: readonly Thing[],
  campaigns: Loop['campaigns'],
): (readonly [string, string])[] {
  const last = turns.at(-1)?.next.state;
  const values =
    last === undefined
      ? []
      : things.map((thing) => [program.nameOf(thing), valueInWords(valueNow(last, thing))] as const);
  const entries = campaigns.map((campaign) => {
    const count = turns.filter(({ next }) =>
      next.happened.some(
        (happening) =>
          happening.kind === 'woken' && happening.campaign === campaign && happening.verdict === 'enters',
      ),
    ).length;
    return [`"${campaign.name}" starts`, times(count)] as const;
  });
  return [...values, ...entries];
}
