import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Assumption,
  type Background,
  createEngine,
  type Ending,
  type Engine,
  event,
  increased,
  type Known,
  matches,
  number,
  occurrence,
  startState,
  type Thing,
  text,
  truth,
  type Value,
} from '../../server/src/engine/index.ts';
import { arbitraryLifecycle } from './arbitrary-lifecycle.ts';
import { exploreNaively } from './explore-naive.ts';
import { programOf } from './story.ts';

/** People as they may come, in everything that the random programs ask about. */
const person: fc.Arbitrary<ReadonlyMap<Thing, Known>> = fc
  .record({
    stage: fc.constantFrom('', '1', '2'),
    country: fc.constantFrom('', 'US', 'CA', 'FR'),
    score: fc.constantFrom(undefined, 0, 4, 5, 9, 10, 15, 19, 20, 40),
    flag: fc.boolean(),
    member: fc.boolean(),
  })
  .map(
    ({ stage, country, score, flag, member }) =>
      new Map<Thing, Known>([
        ['field:stage', text(stage)],
        ['field:country', text(country)],
        ['field:score', score === undefined ? text('') : number(score)],
        ['field:flag', truth(flag)],
        ['Member of List:L', truth(member)],
      ]),
  );

/** The endings of one form, for a person of whom these things are unknown, or known. */
function endingsFor(
  engine: Engine,
  values: ReadonlyMap<Thing, Known>,
  known: boolean,
): readonly Ending[] | undefined {
  const { program } = engine;
  const given = new Map<Thing, Value>(
    [...values].map(([thing, value]) => [thing, known ? value : program.unknownValue(thing)]),
  );
  const background: Background = {
    given,
    otherwise: (thing) => program.noValue(thing),
    past: 'none',
    statements: 'false',
  };
  const form = occurrence('Fills Out Form "F"', {
    events: [event('Fills Out Form', [['Form Name', text('F')]], { others: 'empty' })],
  });
  const exploration = exploreNaively(engine, startState(background, [form]), {
    budget: { states: 4_000, turns: 80 },
  });
  return exploration.coverage === 'all' ? exploration.endings : undefined;
}

/** Everything that can be told of an ending, with the unknown person taken for this one. */
function told(engine: Engine, { state }: Ending, values: ReadonlyMap<Thing, Known>): string {
  const { program } = engine;
  const byName = new Map([...values].map(([thing, value]) => [program.unknownValue(thing).name, value]));
  const real = (value: Value): Value => {
    const resolved = state.knowledge.resolve(value);
    const known = resolved.kind === 'unknown' ? byName.get(resolved.name) : undefined;
    if (resolved.kind !== 'unknown' || known === undefined) return resolved;
    return resolved.plus === undefined ? known : increased(known, resolved.plus);
  };
  const things = [...program.written].map((thing) => `${thing}=${real(state.person.get(thing)).key}`);
  const log = state.log.entries.map(
    ({ step, outcome, inputs }) =>
      `${step.text} ${outcome} ${[...inputs].map(([, value]) => real(value).key).join()}`,
  );
  return [...things, ...log, ...[...state.qualified.keys()].sort((a, b) => a - b)].join('\n');
}

/** Is this person one of those that the ending supposes? */
function fits(engine: Engine, { state }: Ending, values: ReadonlyMap<Thing, Known>): boolean {
  const byName = new Map(
    [...values].map(([thing, value]) => [engine.program.unknownValue(thing).name, value]),
  );
  return state.knowledge.assumptions.every(({ about, test, holds }: Assumption) => {
    const known = byName.get(about.name);
    if (known === undefined) return true;
    const value = about.plus === undefined ? known : increased(known, about.plus);
    return value.kind !== 'unknown' && matches(value, test) === holds;
  });
}

it('says of anybody exactly what happens to each: no ending too few, none too many', () => {
  let compared = 0;
  fc.assert(
    fc.property(
      // What a webhook answers is unknown to everybody; whether it is what was there before, nobody can compare.
      arbitraryLifecycle({ campaigns: 3, steps: 2 }).filter(
        (program) => !program.includes('Call Webhook "Hook"\n'),
      ),
      fc.array(person, { minLength: 3, maxLength: 3 }),
      (program, people) => {
        const engine = createEngine(programOf(program).program);
        const [somebody] = people;
        const anybody = somebody && endingsFor(engine, somebody, false);
        if (anybody === undefined) return;
        for (const values of people) {
          const one = endingsFor(engine, values, true);
          if (one === undefined) continue;
          compared += 1;
          const expected = new Set(one.map((ending) => told(engine, ending, values)));
          const found = new Set(
            anybody
              .filter((ending) => fits(engine, ending, values))
              .map((ending) => told(engine, ending, values)),
          );
          expect([...found].sort()).toEqual([...expected].sort());
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(300);
});
