import { expect, it } from 'vitest';
import {
  proveNever,
  replay,
  type State,
  stimuliOf,
  stimulusState,
  text,
} from '../../../server/src/engine/index.ts';
import { engineOf } from '../story.ts';

const budget = { states: 1_000, turns: 100 };

/** Whether some schedule of the only event leaves the country like this. */
function asked(campaigns: string, country: string) {
  const engine = engineOf(campaigns);
  const [stimulus] = stimuliOf(engine.program, engine.semantics);
  const start = stimulus && stimulusState(engine.program, stimulus);
  if (start === undefined) throw new Error('nothing happens');
  const isSo = ({ person }: State) => person.get('field:country').key === text(country).key;
  const focus = { things: ['field:country'], campaigns: [], observes: () => false };
  const proof = proveNever(engine, start, { focus, log: 'does not matter', isSo }, { budget });
  return { engine, start, isSo, proof };
}

const writes = (name: string, country: string, guard = '') => `
  campaign "${name}" {
    trigger Fills Out Form "Demo"
    ${guard}
    flow {
      Add to List "${name}"
      Change Data Value [Country] to "${country}"
    }
  }`;

it('finds a schedule that ends so, in the whole program', () => {
  const two = writes('A', 'DE') + writes('B', 'FR');
  for (const country of ['DE', 'FR']) {
    const { engine, start, isSo, proof } = asked(two, country);
    if (proof.verdict !== 'fails') throw new Error('nothing found');
    const run = replay(engine, start, proof.counterexample.schedule);
    expect(run.ended).toBe('at rest');
    expect(isSo(run.state)).toBe(true);
  }
});

it('is certain where none does', () => {
  expect(asked(writes('A', 'DE'), 'FR').proof.verdict).toBe('holds');
  const apart = writes('B', 'FR', 'filter [City] is "Paris"\n    filter [City] is "Lyon"');
  expect(asked(writes('A', 'DE') + apart, 'FR').proof.verdict).toBe('holds');
});

it('says so when the budget ran out', () => {
  const { engine, start, isSo } = asked(writes('A', 'DE') + writes('B', 'FR'), 'US');
  const focus = { things: ['field:country'], campaigns: [], observes: () => false };
  const proof = proveNever(
    engine,
    start,
    { focus, log: 'does not matter', isSo },
    { budget: { states: 2, turns: 100 } },
  );
  expect(proof).toMatchObject({ verdict: 'not decided', why: 'states' });
});
