import {
  type Endless,
  type Engine,
  type EngineCampaign,
  personInWords,
  replay,
  type State,
  type StepCode,
  type Stimulus,
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
  /** In the order of a round. */
  readonly campaigns: readonly [EngineCampaign, ...EngineCampaign[]];
  /** What a round writes. */
  readonly things: readonly Thing[];
  /** The steps by which they start each other. */
  readonly links: readonly { readonly campaign: EngineCampaign; readonly step: StepCode }[];
  /** Up to where it begins to turn, and one round further. */
  readonly witness: FindingWitness;
}

/** An endless schedule, run again as far as one round; undefined when that cannot be done. */
export function loopOf(
  engine: Engine,
  stimulus: Stimulus,
  start: State,
  { before, cycle }: Endless,
): Loop | undefined {
  const turns: Taken[] = [];
  const run = replay(engine, start, [...before, ...cycle], (task, next, from) =>
    turns.push({ task, next, before: from }),
  );
  const round = turns.slice(before.length);
  const [first, ...others] = enteredIn(round);
  if (run.ended === 'stopped' || round.length < cycle.length || first === undefined) return undefined;
  const campaigns = [first, ...others] as const;
  const things = writtenIn(round);
  const told = (taken: readonly Taken[]) =>
    scheduleOf(engine, start, { turns: taken }, outcomeOf(engine, taken, things, campaigns));
  return {
    kind: kindOf(round, campaigns),
    stimulus,
    campaigns,
    things,
    links: linksIn(round),
    witness: {
      assumptions: personInWords(run.state.knowledge),
      schedules: [told(turns.slice(0, before.length)), told(turns)],
      differsAt: before.length,
    },
  };
}

function entries({ next }: Taken): EngineCampaign[] {
  return next.happened.flatMap((happening) =>
    happening.kind === 'woken' && happening.verdict === 'enters' ? happening.campaign : [],
  );
}

/** Whom the person enters, in the order of the round. */
function enteredIn(round: readonly Taken[]): EngineCampaign[] {
  return [...new Set(round.flatMap(entries))];
}

function writtenIn(round: readonly Taken[]): Thing[] {
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
  const heard = round.flatMap((taken) =>
    taken.task.kind === 'wake' && entries(taken).length > 0 ? taken.task.event.trigger : [],
  );
  if (heard.every((trigger) => trigger === 'Campaign is Requested')) return 'chain/cycle';
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
  const counts = campaigns.map((campaign) => {
    const count = turns.filter((taken) => entries(taken).includes(campaign)).length;
    return [`"${campaign.name}" starts`, times(count)] as const;
  });
  return [...values, ...counts];
}
