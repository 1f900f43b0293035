import type { Engine } from '../../engine.ts';
import { futuresOf } from '../../influence/index.ts';
import type { EngineCampaign } from '../../program/index.ts';
import { type Endless, type Termination, termination } from '../../questions/termination.ts';
import { replay } from '../../run.ts';
import { run, type State } from '../../state/index.ts';
import type { Schedule } from '../../trace/schedule.ts';
import { enabled } from '../../transition.ts';
import { isAsExpected } from '../expectation.ts';
import type { Budget } from '../explorer.ts';
import { turnsAhead } from '../persistent.ts';
import { Live } from '../live/index.ts';
import { type Focus, type Slice, slice } from '../slice/index.ts';
import type { Proof, ProofOptions } from './proof.ts';

/**
 * Does every schedule come to rest before time passes? Certain at once where no campaign can start itself, by whatever
 * detour; otherwise those that can, and what has influence on them, are looked at. Endless schedules survive the
 * reduction: put before the rest of one what is tried instead of its next turn, and it is still endless. Where that
 * turns out to leave too much away, every schedule of the whole is looked at.
 */
export function proveTermination(
  engine: Engine,
  start: State,
  { budget }: Pick<ProofOptions, 'budget'>,
): Proof<Endless> {
  const effort = { states: 0, transitions: 0 };
  const circular = circularFrom(engine, start);
  if (circular.length === 0) return { verdict: 'holds', effort };
  const part = slice(engine, start, { ...nothing, campaigns: circular });
  // Who runs in a circle is mostly soon back when the latest comes first. A circle that is not may lie near the start.
  const searches = [
    () => searchReduced(part, { ...budget, states: Math.ceil(budget.states / 4) }, 'latest first', effort),
    () => searchReduced(part, budget, 'usual order', effort),
  ];
  for (const search of searches) {
    const { endless, complete, asExpected } = search();
    const counterexample = asExpected && endless !== undefined ? lifted(part, endless) : undefined;
    if (counterexample !== undefined) return { verdict: 'fails', counterexample, effort };
    if (!asExpected || endless !== undefined) return searchWhole(engine, start, budget, effort);
    if (complete) return { verdict: 'holds', effort };
  }
  return { verdict: 'not decided', why: 'states', effort };
}

const nothing: Focus = { things: [], campaigns: [], observes: () => false };

interface Counted {
  states: number;
  transitions: number;
}

/** `asExpected`: whether what was left out may be left out. */
function searchReduced(
  { engine, start }: Slice,
  budget: Budget,
  order: 'latest first' | 'usual order',
  effort: Counted,
): Termination & { readonly asExpected: boolean } {
  const futures = futuresOf(engine);
  let asExpected = true;
  const choose = (state: State) => {
    const usual = enabled(engine, state);
    const ready = order === 'usual order' ? usual : usual.toReversed();
    const { turns } = turnsAhead(engine, state, futures, 'does not matter', ready);
    if (!turns.every((turn) => isAsExpected(engine, futures, state, turn))) asExpected = false;
    effort.states += 1;
    effort.transitions += turns.length;
    return turns.map(({ task }) => task);
  };
  // Whatever nobody asks any more keeps nobody from coming back.
  const live = new Live(engine.program, start, futures, nothing, 'nobody asks');
  return { ...termination(engine, start, budget, choose, (state) => live.keyOf(state)), asExpected };
}

function searchWhole(engine: Engine, start: State, budget: Budget, effort: Counted): Proof<Endless> {
  const { endless, complete } = termination(engine, start, budget, (state) => {
    const tasks = enabled(engine, state);
    effort.states += 1;
    effort.transitions += tasks.length;
    return tasks;
  });
  if (endless !== undefined) return { verdict: 'fails', counterexample: endless, effort };
  return complete ? { verdict: 'holds', effort } : { verdict: 'not decided', why: 'no replay', effort };
}

/** Campaigns that may start themselves again. */
function circularFrom(engine: Engine, start: State): EngineCampaign[] {
  const futures = futuresOf(engine);
  const reach = new Set(start.tasks.flatMap((task) => [...futures.of(task).campaigns]));
  return [...reach].filter((campaign) => futures.of(run([{ campaign, next: 0 }])).campaigns.has(campaign));
}

/** In the whole program. What comes back in the slice must come about a second time there, too. */
function lifted(part: Slice, { how, before, cycle, campaigns }: Endless): Endless | undefined {
  const { knowledge } = replay(part.engine, part.start, [...before, ...cycle]).state;
  const lift = (schedule: Schedule) => part.lift(schedule, knowledge, { until: 'its last turn' })?.schedule;
  const beginning = lift(before);
  const once = lift([...before, ...cycle]);
  const again = how === 'repeats' ? lift([...before, ...cycle, ...cycle]) : once;
  if (beginning === undefined || once === undefined || again === undefined) return undefined;
  const ids = new Set(campaigns.map(({ id }) => id));
  return {
    how,
    before: beginning,
    cycle: once.slice(beginning.length),
    campaigns: part.campaigns.filter(({ id }) => ids.has(id)).toSorted((a, b) => a.id - b.id),
  };
}
