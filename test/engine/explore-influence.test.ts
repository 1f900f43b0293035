import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  apply,
  createEngine,
  createEngineCompiler,
  type Engine,
  exploreAll,
  type Next,
  type State,
  stimuliOf,
  stimulusState,
} from '../../server/src/engine/index.ts';
import { isAsExpected } from '../../server/src/engine/explore/expectation.ts';
import { futuresOf } from '../../server/src/engine/influence/index.ts';
import { nothingTouched } from '../../server/src/engine/turn/touched.ts';
import { sampleModel, samples } from '../samples/samples.ts';
import { arbitraryLifecycle } from './arbitrary-lifecycle.ts';
import { programOf } from './story.ts';

const readings = [
  {},
  { filtersTested: 'at the event' },
  { execute: 'step by step' },
  { time: 'adversarial' },
] as const;

/** Turns that touched or started something of which the program says that their task cannot. */
function surprisesIn(engine: Engine, start: State, states: number): string[] {
  const surprises = new Set<string>();
  const futures = futuresOf(engine);
  const visit = ({ from, task }: { readonly from: State; readonly task: State['tasks'][number] }) => {
    const touched = nothingTouched();
    const nexts: Next[] = [...apply(engine, from, task, [], touched)];
    if (!isAsExpected(engine, futures, from, { task, nexts, touched, complete: true }))
      surprises.add(task.key);
  };
  exploreAll(engine, start, { budget: { states, turns: 40 }, visit });
  return [...surprises];
}

function startsOf(engine: Engine): State[] {
  return stimuliOf(engine.program, engine.semantics).flatMap(
    (stimulus) => stimulusState(engine.program, stimulus) ?? [],
  );
}

it('expects of every task all that it really touches and starts, for random programs', () => {
  const program = fc.oneof(arbitraryLifecycle(), arbitraryLifecycle({ vocabulary: 'wide' }));
  fc.assert(
    fc.property(program, fc.constantFrom(...readings), (text, semantics) => {
      const engine = createEngine(programOf(text).program, { semantics, observes: () => true });
      expect(startsOf(engine).flatMap((start) => surprisesIn(engine, start, 60))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

it.each(samples)('expects of every task all that it really touches and starts: $name', (sample) => {
  const { program } = compiled(sample);
  for (const semantics of readings) {
    const engine = createEngine(program, { semantics });
    expect(startsOf(engine).flatMap((start) => surprisesIn(engine, start, 150))).toEqual([]);
  }
});

function compiled(sample: (typeof samples)[number]) {
  return { program: createEngineCompiler().compile(sampleModel(sample)) };
}
