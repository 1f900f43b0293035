import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  createEngine,
  type Edge,
  type Engine,
  type Exploration,
  type Explorer,
  replay,
  type State,
  stateKey,
  StateNumbers,
  stimuliOf,
  stimulusState,
} from '../../server/src/engine/index.ts';
import { arbitraryLifecycle } from './arbitrary-lifecycle.ts';
import { exploreNaively, exploreTree } from './explore-naive.ts';
import { programOf } from './story.ts';

const time = fc.constantFrom<'prompt' | 'adversarial'>('prompt', 'adversarial');
const execute = fc.constantFrom<'in one piece' | 'step by step'>('in one piece', 'step by step');

/** Random programs with the states before their stimuli. */
const started = fc
  .tuple(arbitraryLifecycle({ campaigns: 3, steps: 2 }), time, execute, fc.nat())
  .map(([text, time, execute, pick]) => {
    const { program } = programOf(text);
    const engine = createEngine(program, { semantics: { time, execute } });
    const stimuli = stimuliOf(program, engine.semantics);
    const stimulus = stimuli[pick % Math.max(1, stimuli.length)];
    const start = stimulus && stimulusState(program, stimulus);
    return { engine, start };
  });

function explored(explore: Explorer, engine: Engine, start: State, states: number): Exploration | undefined {
  const exploration = explore(engine, start, { budget: { states, turns: 60 } });
  return exploration.coverage === 'all' ? exploration : undefined;
}

function endsOf({ endings }: Exploration): string[] {
  return [...new Set(endings.map(({ state }) => stateKey(state)))].sort();
}

it('reaches the same ends whether states with equal keys are looked at once or every time', () => {
  let compared = 0;
  fc.assert(
    fc.property(started, ({ engine, start }) => {
      const tree = start && explored(exploreTree, engine, start, 3_000);
      const graph = start && explored(exploreNaively, engine, start, 3_000);
      if (tree === undefined || graph === undefined) return;
      compared += 1;
      expect(endsOf(graph)).toEqual(endsOf(tree));
    }),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(150);
});

it('replays every schedule to the end that it was found to have', () => {
  fc.assert(
    fc.property(started, ({ engine, start }) => {
      const graph = start && explored(exploreNaively, engine, start, 3_000);
      if (start === undefined || graph === undefined) return;
      for (const { state, schedule } of graph.endings.slice(0, 20)) {
        const { state: end, ended } = replay(engine, start, schedule);
        expect(ended).toBe('at rest');
        expect(stateKey(end)).toBe(stateKey(state));
      }
    }),
    { numRuns: 200 },
  );
});

it('numbers states as their keys tell them apart', () => {
  fc.assert(
    fc.property(started, ({ engine, start }) => {
      if (start === undefined) return;
      const numbers = new StateNumbers();
      const keys = new Map<string, string>();
      const states: State[] = [];
      const visit = ({ next }: Edge) => states.push(next.state);
      exploreNaively(engine, start, { budget: { states: 200, turns: 60 }, visit });
      for (const state of states) {
        const number = numbers.of(state);
        expect(keys.get(number) ?? stateKey(state)).toBe(stateKey(state));
        keys.set(number, stateKey(state));
      }
      expect(new Set(keys.values()).size).toBe(keys.size);
    }),
    { numRuns: 50 },
  );
});
