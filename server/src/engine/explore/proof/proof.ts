import type { Engine } from '../../engine.ts';
import type { State } from '../../state/index.ts';
import { exploreAll } from '../all.ts';
import type { LogOrder } from '../conflict.ts';
import type { Ending, Exploration, ExploreOptions } from '../explorer.ts';
import { exploreTogether } from '../reduced.ts';
import { type Cone, type Focus, type Slice, slice, wholeOf } from '../slice/index.ts';

/** What is known for certain of all schedules. */
export type Proof<Counterexample> =
  | { readonly verdict: 'holds'; readonly effort: Effort }
  /** Run again in the whole program: it is so. */
  | { readonly verdict: 'fails'; readonly counterexample: Counterexample; readonly effort: Effort }
  | { readonly verdict: 'not decided'; readonly why: Undecided; readonly effort: Effort };

/** What ran out; `no replay`: what seems possible could not be had when it was run again. */
export type Undecided = Exclude<Exploration['coverage'], 'all'> | 'no replay';

export interface Effort {
  readonly states: number;
  readonly transitions: number;
}

export type ProofOptions = Pick<ExploreOptions, 'budget' | 'cancelled'>;

/** Something to be refuted by one ending, or by several together. */
export interface Claim<Found, Counterexample> {
  readonly focus: Focus;
  /** That of the focus, where it is known already. */
  readonly cone?: Cone | undefined;
  readonly log: LogOrder;
  /** Whoever looks at the endings of one exploration, one after the other, until something is found. */
  readonly look: () => (ending: Ending) => Found | 'too much' | undefined;
  /** What was found in a slice, run again in the whole; undefined when it is not so there. */
  readonly replay: (found: Found, part: Slice, whole: Engine) => Counterexample | undefined;
}

/**
 * Looks first at what has influence on the focus, and only at schedules that differ in something. Where that turns out
 * to leave too much away, at more.
 */
export function decide<Found, Counterexample>(
  engine: Engine,
  start: State,
  claim: Claim<Found, Counterexample>,
  options: ProofOptions,
): Proof<Counterexample> {
  const whole = watching(engine, claim.focus);
  const attempts: readonly (readonly [Slice, Explore])[] = [
    [slice(engine, start, claim.focus, claim.cone), exploreTogether],
    [wholeOf(whole, start), exploreTogether],
    [wholeOf(whole, start), exploreAll],
  ];
  let last: Proof<Counterexample> = {
    verdict: 'not decided',
    why: 'no replay',
    effort: { states: 0, transitions: 0 },
  };
  for (const [part, explore] of attempts) {
    last = tryOn(part, whole, claim, options, explore) ?? last;
    if (last.verdict !== 'not decided' || last.why !== 'no replay') break;
  }
  return last;
}

/** Notes what the focus asks for, beside what is noted anyway. */
function watching(engine: Engine, { observes }: Focus): Engine {
  return { ...engine, observes: (step) => engine.observes(step) || observes(step) };
}

type Explore = (
  engine: Engine,
  start: State,
  options: ExploreOptions,
  log: LogOrder,
  focus: Focus,
) => Exploration | undefined;

/** Undefined when the exploration says that it cannot be relied on. */
function tryOn<Found, Counterexample>(
  part: Slice,
  whole: Engine,
  { focus, look, log, replay }: Claim<Found, Counterexample>,
  { budget, cancelled }: ProofOptions,
  explore: Explore,
): Proof<Counterexample> | undefined {
  const looking = look();
  let found: Found | 'too much' | undefined;
  const exploration = explore(
    part.engine,
    part.start,
    {
      budget,
      cancelled: () => found !== undefined || cancelled?.() === true,
      ended: (ending) => (found ??= looking(ending)),
    },
    log,
    focus,
  );
  if (exploration === undefined) return undefined;
  const { coverage, states, transitions } = exploration;
  const effort = { states, transitions };
  if (found === 'too much') return { verdict: 'not decided', why: 'states', effort };
  if (found !== undefined) {
    const counterexample = replay(found, part, whole);
    return counterexample === undefined
      ? { verdict: 'not decided', why: 'no replay', effort }
      : { verdict: 'fails', counterexample, effort };
  }
  return coverage === 'all'
    ? { verdict: 'holds', effort }
    : { verdict: 'not decided', why: coverage, effort };
}
