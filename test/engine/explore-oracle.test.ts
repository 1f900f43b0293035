import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Semantics } from '../../server/src/engine/index.ts';
import { arbitraryLifecycle } from './arbitrary-lifecycle.ts';
import { disagreements, emptyTally } from './compare-explorers.ts';

/** Random programs that are compared: 2,000 where everything must hold, 300 unless told. */
const RUNS = Number(process.env.LIFECYCLE_RUNS ?? (process.env.CI === undefined ? 300 : 2_000));
/** Other programs each time, but where everything must hold: there the same ones, so that a change is what fails. */
const chosen = process.env.LIFECYCLE_SEED ?? (process.env.CI === undefined ? undefined : '21');
const SEED = chosen === undefined ? {} : { seed: Number(chosen) };

const readings: readonly Partial<Semantics>[] = [
  {},
  {},
  { time: 'adversarial' },
  { filtersTested: 'at the event' },
  { execute: 'step by step' },
  { firstValuesAreChanges: true },
];

it(
  'agrees with the oracle on every question about random programs',
  () => {
    const tally = emptyTally();
    const program = fc.oneof(arbitraryLifecycle(), arbitraryLifecycle({ vocabulary: 'wide' }));
    fc.assert(
      fc.property(program, fc.constantFrom(...readings), (text, semantics) => {
        expect(disagreements(text, semantics, tally)).toEqual([]);
      }),
      { numRuns: RUNS, ...SEED },
    );
    if (RUNS >= 100) {
      expect(tally.races).toBeGreaterThan(RUNS / 10);
      expect(tally.disorders).toBeGreaterThan(RUNS / 10);
      expect(tally.endless).toBeGreaterThan(RUNS / 100);
      expect(tally.bySets).toBeGreaterThan(RUNS);
      expect(tally.statesOfReduced).toBeLessThan(tally.statesOfAll);
    }
  },
  RUNS * 1_000 + 30_000,
);
