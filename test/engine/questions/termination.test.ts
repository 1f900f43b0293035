import { expect, it } from 'vitest';
import {
  replay,
  stateKey,
  stimuliOf,
  stimulusState,
  termination,
  type Termination,
} from '../../../server/src/engine/index.ts';
import { engineOf } from '../story.ts';

/** Asks for every stimulus of a text; the first that goes on for ever counts. */
function ask(text: string): Termination & { readonly replayed: boolean } {
  const engine = engineOf(text);
  let complete = true;
  for (const stimulus of stimuliOf(engine.program, engine.semantics)) {
    const start = stimulusState(engine.program, stimulus);
    if (start === undefined) continue;
    const answer = termination(engine, start, { states: 5_000, turns: 400 });
    complete &&= answer.complete;
    if (answer.endless === undefined) continue;
    const { before, cycle, how } = answer.endless;
    const once = replay(engine, start, [...before, ...cycle]);
    const begun = replay(engine, start, before);
    const repeats = stateKey({ ...once.state, log: begun.state.log }) === stateKey(begun.state);
    return { ...answer, replayed: once.ended !== 'stopped' && (how === 'grows' || repeats) };
  }
  return { endless: undefined, complete, replayed: true };
}

const undoing = (rule: string) => `
  field [Flag] boolean
  campaign "On" {
    ${rule}
    trigger Data Value Changes [Flag] { [New Value] is true }
    flow { Change Data Value [Flag] to false }
  }
  campaign "Off" {
    qualify every time
    trigger Data Value Changes [Flag] { [New Value] is false }
    flow { Change Data Value [Flag] to true }
  }`;

it('finds two campaigns that undo each other for ever', () => {
  const { endless, replayed } = ask(undoing('qualify every time'));
  expect(endless?.how).toBe('repeats');
  expect(endless?.campaigns.map(({ name }) => name).toSorted()).toEqual(['Off', 'On']);
  expect(replayed).toBe(true);
});

it('counts guards: the same campaigns end when one of them acts only once', () => {
  const { endless, complete } = ask(undoing('qualify once'));
  expect({ endless, complete }).toEqual({ endless: undefined, complete: true });
});

it('finds campaigns that wake more and more of each other', () => {
  const { endless } = ask(`
    campaign "Upper" {
      qualify every time
      trigger Data Value Changes [Country]
      flow { Change Data Value [Country] to "US" }
    }
    campaign "Lower" {
      qualify every time
      trigger Data Value Changes [Country]
      flow { Change Data Value [Country] to "us" }
    }`);
  expect(endless?.campaigns.length).toBeGreaterThan(0);
});

it('lets a campaign normalise its own field: writing the same value again changes nothing', () => {
  const { endless, complete } = ask(`
    campaign "Normalise" {
      qualify every time
      trigger Data Value Changes [Country]
      flow {
        if [Country] is "USA", "United States" then Change Data Value [Country] to "US"
        else nothing
      }
    }`);
  expect({ endless, complete }).toEqual({ endless: undefined, complete: true });
});

it('finds campaigns that request each other', () => {
  const { endless, replayed } = ask(`
    campaign "A" {
      qualify every time
      trigger Campaign is Requested is any
      flow { Request Campaign "B" }
    }
    campaign "B" {
      qualify every time
      trigger Campaign is Requested is any
      flow { Request Campaign "A" }
    }
    campaign "Begins" {
      trigger Fills Out Form "Demo"
      flow { Request Campaign "A" }
    }`);
  expect(endless?.how).toBe('repeats');
  expect(endless?.campaigns.map(({ name }) => name).toSorted()).toEqual(['A', 'B']);
  expect(replayed).toBe(true);
});

it('finds a score that feeds itself', () => {
  const { endless, replayed } = ask(`
    field [Score] score
    campaign "Rewards" {
      qualify every time
      trigger Score is Changed [Score]
      flow { Change Score [Score] by 5 }
    }`);
  expect(endless).toMatchObject({ how: 'grows' });
  expect(endless?.campaigns.map(({ name }) => name)).toEqual(['Rewards']);
  expect(replayed).toBe(true);
});

it('takes a weekly round for what it is: time passes in it', () => {
  expect(
    ask(`
      campaign "Weekly" {
        qualify every time
        trigger Campaign is Requested is any
        flow {
          Wait 7 days
          Request Campaign "Weekly"
        }
      }
      campaign "Begins" {
        trigger Fills Out Form "Demo"
        flow { Request Campaign "Weekly" }
      }`).endless,
  ).toBeUndefined();
});
