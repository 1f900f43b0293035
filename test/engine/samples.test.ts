import { expect, it } from 'vitest';
import { createEngineCompiler, runScenario } from '../../server/src/engine/index.ts';
import { sampleModel, samples } from '../samples/samples.ts';
import { exploreNaively } from './explore-naive.ts';

const scenarios = samples
  .filter(({ name }) => !name.endsWith('-broken'))
  .flatMap((sample) => {
    const model = sampleModel(sample);
    const program = createEngineCompiler().compile(model);
    return model.scenarios.map((scenario) => ({
      sample: sample.name,
      name: scenario.name,
      program,
      scenario,
    }));
  });

it('knows scenarios of several samples', () => {
  expect(new Set(scenarios.map(({ sample }) => sample)).size).toBeGreaterThanOrEqual(3);
});

it.each(scenarios)(
  '$sample: "$name" holds in every order, with short and with long queues',
  ({ program, scenario }) => {
    for (const time of ['prompt', 'adversarial'] as const) {
      const { verdict, failures } = runScenario(program, scenario, {
        explore: exploreNaively,
        semantics: { time },
      });
      expect(failures.map(({ expected, found }) => `${expected}: ${found}`)).toEqual([]);
      expect(verdict).toBe('passes');
    }
  },
);
