import { expect, it } from 'vitest';
import { apply, enabled, FALSE, stimuliOf, stimulusState, TRUE } from '../../server/src/engine/index.ts';
import { exploreNaively } from './explore-naive.ts';
import { engineOf } from './story.ts';

function stimuliIn(text: string): string[] {
  const engine = engineOf(text);
  return stimuliOf(engine.program, engine.semantics).map(({ name }) => name);
}

it('finds an event for every way in', () => {
  expect(
    stimuliIn(`
      field [Tier] string { values "Gold", "Silver" }
      campaign "A" {
        trigger Fills Out Form "Demo", "Contact Us"
        trigger Data Value Changes [Tier]
        flow { Add to List "A" }
      }
      campaign "B" {
        trigger Fills Out Form starts with "Hand-Raise:"
        flow { Add to List "B" }
      }
      campaign "Night" {
        filter [Country] is empty
        flow { Add to List "C" }
      }
      campaign "Service" {
        trigger Campaign is Requested is any
        flow { Add to List "D" }
      }`),
  ).toEqual([
    'Fills Out Form "Demo"',
    'Fills Out Form "Contact Us"',
    'Fills Out Form starts with "Hand-Raise:"',
    '[Tier] becomes "Gold"',
    '[Tier] becomes "Silver"',
    '"Night" runs',
    '"Service" is requested',
  ]);
});

it('lets events come together that are known to', () => {
  expect(
    stimuliIn(`
      field [Behavior Score] score
      campaign "New" {
        trigger Person is Created
        flow { Change Score [Behavior Score] by 5 }
      }
      campaign "Form" {
        trigger Fills Out Form "Demo"
        flow { Add to List "A" }
      }
      campaign "Hot" {
        trigger Score is Changed [Behavior Score] { [New Score] at least 100 }
        flow { Add to List "B" }
      }`).filter((name) => name.includes(' + ')),
  ).toEqual([
    'Person is Created + Fills Out Form "Demo"',
    'Person is Created + [Behavior Score] changes to at least 100',
    '[Behavior Score] changes to at least 100 + [Behavior Score] changes to at least 100',
  ]);
});

it('takes a form that is only described for each that is declared to write something', () => {
  const text = (trigger: string) => `
    field [Interest] string
    external form "Demo", "Contact Us" { writes [Interest] }
    external form "Newsletter"
    external list "Demo Guests" { writes [Interest] }
    campaign "A" {
      trigger Fills Out Form ${trigger}
      filter [Interest] is "Product"
      flow { Add to List "A" }
    }`;
  expect(stimuliIn(text('is any'))).toEqual([
    'Fills Out Form',
    'Fills Out Form "Demo"',
    'Fills Out Form "Contact Us"',
  ]);
  expect(stimuliIn(text('starts with "De"'))).toEqual([
    'Fills Out Form starts with "De"',
    'Fills Out Form "Demo"',
  ]);
  const { program, semantics } = engineOf(text('is any'));
  const written = stimuliOf(program, semantics).map(({ script }) =>
    script.flatMap(({ changes }) => changes.map(({ thing }) => thing)),
  );
  expect(written).toEqual([[], ['field:interest'], ['field:interest']]);
});

it('counts the first points of a new person as an increase', () => {
  const engine = engineOf(`
    field [Behavior Score] score
    campaign "New" {
      trigger Person is Created
      flow { Add to List "New" }
    }
    campaign "Points" {
      trigger Visits Web Page "/pricing"
      flow { Change Score [Behavior Score] by 5 }
    }
    campaign "Up" {
      trigger Score is Changed [Behavior Score] { [New Score] at least 100, [Change] greater than 0 }
      flow { Add to List "Up" }
    }
    campaign "Down" {
      trigger Score is Changed [Behavior Score] { [New Score] at least 100, [Change] less than 0 }
      flow { Add to List "Down" }
    }`);
  const stimulus = stimuliOf(engine.program, engine.semantics).find(
    ({ name }) => name === 'Person is Created + [Behavior Score] changes to at least 100',
  );
  const start = stimulus && stimulusState(engine.program, stimulus);
  if (start === undefined) throw new Error('no score comes with the person');
  const { endings } = exploreNaively(engine, start, { budget: { states: 1_000, turns: 100 } });
  const ups = endings.map(({ state }) =>
    ['Up', 'Down'].map((list) => state.person.get(`Member of List:${list}`)),
  );
  expect(ups.length).toBeGreaterThan(0);
  for (const [up, down] of ups) expect([up, down]).toEqual([TRUE, FALSE]);
});

it('does not take inactive campaigns or calls inside the files for ways in', () => {
  expect(
    stimuliIn(`
      campaign "Off" {
        inactive
        trigger Person is Created
        flow { Add to List "A" }
      }
      campaign "Called" {
        trigger Campaign is Requested is any
        flow { Add to List "B" }
      }
      campaign "Calls" {
        trigger Fills Out Form "Demo"
        flow { Request Campaign "Called" }
      }`),
  ).toEqual(['Fills Out Form "Demo"']);
});

it('wakes whoever listens, on a person who is as the event says', () => {
  const engine = engineOf(`
    field [Tier] string { values "Gold", "Silver" }
    campaign "Gold" {
      trigger Data Value Changes [Tier] { [New Value] is "Gold" }
      flow { Add to List "A" }
    }
    campaign "Listed" {
      trigger Added to List "Guests"
      filter Member of List "Guests"
      flow { Add to List "B" }
    }`);
  for (const stimulus of stimuliOf(engine.program, engine.semantics)) {
    const start = stimulusState(engine.program, stimulus);
    const [task] = start === undefined ? [] : enabled(engine, start);
    if (start === undefined || task === undefined) throw new Error(`nothing happens at ${stimulus.name}`);
    const woken = [...apply(engine, start, task)].flatMap(({ state }) => state.tasks.map(({ kind }) => kind));
    expect({ name: stimulus.name, woken: woken.includes('wake') }).toEqual({
      name: stimulus.name,
      woken: true,
    });
  }
});
