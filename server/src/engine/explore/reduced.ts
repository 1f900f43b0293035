import type { Engine } from '../engine.ts';
import { futuresOf } from '../influence/index.ts';
import { type State, StateNumbers } from '../state/index.ts';
import { exploreAll } from './all.ts';
import type { LogOrder } from './conflict.ts';
import type { Exploration, ExploreOptions, Explorer } from './explorer.ts';
import { Crowd, Live } from './live/index.ts';
import { Search } from './search.ts';
import type { Focus } from './slice/index.ts';

/**
 * Enough schedules to know how all of them end, breadth first. Every schedule that comes to rest is equivalent to one
 * that is tried (see `turnsAhead`): the same turns with the same outcomes, so that
 * - every ending is found, once for each kind of person;
 * - every turn that some schedule has is visited, what it writes and what was there before included;
 * - what is logged is logged in every order that is possible.
 */
export const exploreReduced: Explorer = (engine, start, options) =>
  explore(engine, start, options, 'matters');

/** The same, where nobody asks for the order of the log. */
export const exploreUnordered: Explorer = (engine, start, options) =>
  explore(engine, start, options, 'does not matter');

function explore(engine: Engine, start: State, options: ExploreOptions, log: LogOrder): Exploration {
  return exploreAsExpected(engine, start, options, log) ?? exploreAll(engine, start, options);
}

/** Undefined when some task did what was not expected of it: then nothing may be left out. */
export function exploreAsExpected(
  engine: Engine,
  start: State,
  options: ExploreOptions,
  log: LogOrder,
): Exploration | undefined {
  const numbers = new StateNumbers(log === 'matters' ? ({ key }) => key : ({ contents }) => contents);
  return new Search(engine, start, options, log, { keyOf: (state) => numbers.of(state) }).run();
}

/** The same, where nothing but a focus is asked; and where nobody asks for the order of the log. */
export function exploreFor(engine: Engine, start: State, options: ExploreOptions, focus: Focus): Exploration {
  return (
    exploreTogether(engine, start, options, 'does not matter', focus) ?? exploreAll(engine, start, options)
  );
}

/**
 * The same, where nothing but a focus is asked of the endings: whatever has had its effect is forgotten on the way. So
 * persons who differ in what nobody will ask any more go on together, and each ending comes once for each of them.
 */
export function exploreTogether(
  engine: Engine,
  start: State,
  options: ExploreOptions,
  log: LogOrder,
  focus: Focus,
): Exploration | undefined {
  const live = new Live(engine.program, start, futuresOf(engine), focus, log);
  const crowd = new Crowd(start.knowledge);
  return new Search(engine, start, options, log, { keyOf: (state) => live.keyOf(state), crowd }).run();
}
