import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Crowd } from '../../../server/src/engine/explore/live/index.ts';
import {
  anyPerson,
  type Assumption,
  type Ending,
  Knowledge,
  startState,
  type Test,
  TRUE,
  unknown,
} from '../../../server/src/engine/index.ts';
import { programOf } from '../story.ts';

const isTrue: Test = { kind: 'same', value: TRUE, words: 'is true' };
const flags = ['a', 'b', 'c'].map((name) => unknown(name, 'boolean', { mayBeEmpty: false }));

interface Way {
  readonly from: number;
  readonly to: number;
  readonly assumptions: readonly Assumption[];
}

const PLACES = 6;

const assumption = fc
  .tuple(fc.constantFrom(...flags), fc.boolean())
  .map(([about, holds]): Assumption => ({ about, test: isTrue, holds }));
const way = fc.record({
  from: fc.nat(PLACES - 1),
  to: fc.nat(PLACES - 1),
  assumptions: fc.array(assumption, { maxLength: 2 }),
});

const state = startState(anyPerson(programOf('').program), []);

/** Whoever comes to the last place, by following every way again and again until nobody new comes anywhere. */
function comingNaively(ways: readonly Way[]): Set<string> {
  const at = Array.from({ length: PLACES }, () => new Map<string, Knowledge>());
  at[0]?.set(Knowledge.none.key, Knowledge.none);
  for (let grew = true; grew;) {
    grew = false;
    for (const { from, to, assumptions } of ways) {
      for (const person of at[from]?.values() ?? []) {
        const after = assumptions.reduce<Knowledge | undefined>(
          (known, { about, test, holds }) => known?.assume(about, test, holds),
          person,
        );
        if (after === undefined || at[to]?.has(after.key) === true) continue;
        at[to]?.set(after.key, after);
        grew = true;
      }
    }
  }
  return new Set(at[PLACES - 1]?.keys());
}

it('brings everybody everywhere, whichever comes first, they or the way', () => {
  fc.assert(
    fc.property(fc.array(way, { maxLength: 14 }), fc.nat(14), (ways, endsAfter) => {
      const crowd = new Crowd(Knowledge.none.fresh());
      const endings: Ending[] = [];
      const end = () => crowd.end(PLACES - 1, state, (ending) => endings.push(ending));
      for (const [number, { from, to, assumptions }] of ways.entries()) {
        if (number === endsAfter) end();
        const happened = assumptions.map((one) => ({ kind: 'assumed', assumption: one }) as const);
        crowd.connect(from, to, { key: `${number}`, answers: [] }, happened);
      }
      if (endsAfter >= ways.length) end();
      expect(new Set(endings.map((ending) => ending.state.knowledge.key))).toEqual(comingNaively(ways));
      // Nobody is told of twice, and everybody has come by ways that lead on from each other.
      expect(endings).toHaveLength(new Set(endings.map((ending) => ending.state.knowledge)).size);
      for (const { schedule } of endings) {
        const taken = schedule.flatMap(({ key }) => ways[Number(key)] ?? []);
        expect([0, ...taken.map(({ to }) => to)]).toEqual([...taken.map(({ from }) => from), PLACES - 1]);
      }
    }),
  );
});
