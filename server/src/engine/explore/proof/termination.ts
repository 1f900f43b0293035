import type { Engine } from '../../engine.ts';
import { futuresOf } from '../../influence/index.ts';
import type { EngineCampaign } from '../../program/index.ts';
import { type Endless, termination } from '../../questions/termination.ts';
import { replay } from '../../run.ts';
import { run, type State } from '../../state/index.ts';
import type { Schedule } from '../../trace/schedule.ts';
import { enabled } from '../../transition.ts';
import { isAsExpected } from '../expectation.ts';
import { turnsAhead } from '../persistent.ts';
import { type Slice, slice } from '../slice/index.ts';
import type { Proof, ProofOptions } from './proof.ts';

/**
 * Does every schedule come to rest before time passes? Certain at once where no campaign can start itself, by whatever
 * detour; otherwise those that can, and what has influence on them, are looked at. Endless schedules survive the
 * reduction: put before the rest of one what is tried instead of its next turn, and it is still endless.
 */
export function proveTermination(
  engine: Engine,
  start: State,
  { budget }: Pick<ProofOptions, 'budget'>,
): Proof<Endless> {
  const circular = circularFrom(engine, start);
  if (circular.length === 0) return { verdict: 'holds', effort: { states: 0, transitions: 0 } };
  const part = slice(engine, start, { things: [], campaigns: circular, observes: () => false });
  const futures = futuresOf(part.engine);
  let asExpected = true;
  let [states, transitions] = [0, 0];
  const reduced = termination(part.engine, part.start, budget, (state) => {
    // The latest first: who runs in a circle is soon back.
    const ready = enabled(part.engine, state).toReversed();
    const { turns } = turnsAhead(part.engine, state, futures, 'does not matter', ready);
    if (!turns.every((turn) => isAsExpected(part.engine, futures, state, turn))) asExpected = false;
    states += 1;
    transitions += turns.length;
    return turns.map(({ task }) => task);
  });
  const effort = { states, transitions };
  const { endless, complete } = asExpected ? reduced : termination(engine, start, budget);
  if (endless === undefined) {
    return complete ? { verdict: 'holds', effort } : { verdict: 'not decided', why: 'states', effort };
  }
  const counterexample = asExpected ? lifted(part, endless) : endless;
  return counterexample === undefined
    ? { verdict: 'not decided', why: 'no replay', effort }
    : { verdict: 'fails', counterexample, effort };
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
    campaigns: part.campaigns.filter(({ id }) => ids.has(id)),
  };
}
