import { expect, it } from 'vitest';
import {
  confluence,
  exploreFor,
  exploreUnordered,
  focusOn,
  stimuliOf,
  stimulusState,
  watchedThing,
} from '../../../server/src/engine/index.ts';
import { engineOf } from '../story.ts';

/** Filters that many persons pass in many ways, and a stage that none of them has to do with. */
const text = (fields: number) => `
  field [Stage] string
  ${Array.from({ length: fields }, (_, at) => `field [Flag ${at}] boolean`).join('\n')}
  campaign "Looks" {
    qualify every time
    trigger Fills Out Form "F"
    flow {
      ${Array.from({ length: fields }, (_, at) => `if [Flag ${at}] is true then Interesting Moment "Web" { [Description] is "${at}" }`).join('\n')}
      Change Data Value [Stage] to "looked at"
    }
  }
  campaign "Welcomes" {
    qualify every time
    trigger Fills Out Form "F"
    flow { Change Data Value [Stage] to "welcome" }
  }`;

function explored(fields: number) {
  const engine = engineOf(text(fields), { observes: () => false });
  const [stimulus] = stimuliOf(engine.program, engine.semantics);
  const start = stimulus && stimulusState(engine.program, stimulus);
  if (start === undefined) throw new Error('nobody fills out the form');
  const watched = watchedThing(engine.program, 'field:stage');
  const budget = { states: 20_000, turns: 100 };
  return {
    watched,
    each: exploreUnordered(engine, start, { budget }),
    together: exploreFor(engine, start, { budget }, focusOn(watched)),
  };
}

it('lets persons go on together who differ in what nobody asks any more', () => {
  const [few, many] = [explored(2), explored(6)];
  // One by one they double with each flag.
  expect(many.each.states).toBeGreaterThan(10 * few.each.states);
  expect(many.together.states).toBeLessThan(4 * few.together.states);
});

it('still tells of each of them how it ends, and by which schedule', () => {
  const { watched, each, together } = explored(4);
  const persons = (endings: typeof each.endings) => new Set(endings.map(({ state }) => state.knowledge.key));
  expect(persons(together.endings)).toEqual(persons(each.endings));
  expect(persons(together.endings).size).toBe(16);
  expect(confluence(each, [watched])).toHaveLength(1);
  const [difference] = confluence(together, [watched]);
  // Both schedules suppose the same of all four flags.
  const answers = difference?.schedules.map((schedule) => schedule.flatMap((choice) => choice.answers));
  expect(answers?.[0]).toHaveLength(4);
  expect(answers?.[1]).toEqual(answers?.[0]);
});
