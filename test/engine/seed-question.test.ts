import { expect, it } from 'vitest';
import {
  confluence,
  createEngine,
  type Difference,
  stimuliOf,
  stimulusState,
  type Watched,
  watchedThing,
  type Witness,
  witnessOf,
} from '../../server/src/engine/index.ts';
import { exploreNaively } from './explore-naive.ts';
import { programOf } from './story.ts';

const fields = `
  field [Lifecycle Status] string
  field [MQL Date] datetime
  field [Demographic Score] score
  lifecycle "Person" on [Lifecycle Status] {
    stage "1 - MAL"
    stage "2 - MQL" { stamp [MQL Date] }
    path "1 - MAL" -> "2 - MQL"
  }`;

/** Every new person is sorted; a hand-raise form goes straight to MQL. */
const asUsuallyBuilt = `${fields}
  campaign "000 - Processing" {
    trigger Person is Created
    flow {
      Change Score [Demographic Score] by 60
      if [Demographic Score] at least 50 then Request Campaign "100 - MAL"
      else nothing
    }
  }
  campaign "100 - MAL" {
    trigger Campaign is Requested "Marketo Flow Action"
    flow { Change Data Value [Lifecycle Status] to "1 - MAL" }
  }
  campaign "050 - Hand Raise" {
    qualify every time
    trigger Fills Out Form "Hand-Raise: Demo"
    flow {
      Change Data Value [Lifecycle Status] to "2 - MQL"
      Change Data Value [MQL Date] to {{system.dateTime}}
    }
  }`;

/** One campaign sorts, best stage first, and each choice asks for the present stage again. */
const repaired = `${fields}
  field [Hand Raised] boolean
  campaign "000 - Processing" {
    trigger Person is Created
    flow {
      Change Score [Demographic Score] by 60
      Execute Campaign "090 - Sort"
    }
  }
  campaign "050 - Hand Raise" {
    qualify every time
    trigger Fills Out Form "Hand-Raise: Demo"
    flow {
      Change Data Value [Hand Raised] to true
      Execute Campaign "090 - Sort"
    }
  }
  campaign "090 - Sort" {
    executable
    qualify every time
    flow {
      if Member of Smart List "Fits MQL" then Change Data Value [Lifecycle Status] to "2 - MQL"
      else if Member of Smart List "Fits MAL" then Change Data Value [Lifecycle Status] to "1 - MAL"
      else nothing
    }
  }
  campaign "200 - MQL" {
    qualify every time
    trigger Data Value Changes [Lifecycle Status] { [New Value] is "2 - MQL" }
    flow { Change Data Value [MQL Date] to {{system.dateTime}} }
  }
  smart list "Fits MQL" {
    filter [Lifecycle Status] is not "2 - MQL"
    filter [Hand Raised] is true
  }
  smart list "Fits MAL" {
    filter [Lifecycle Status] is empty
    filter [Demographic Score] at least 50
  }`;

/** A person is created by the hand-raise form, while the campaigns for new people run. */
function askOf(text: string): {
  readonly differences: readonly Difference[];
  readonly witnesses: readonly (Witness | undefined)[];
} {
  const { program } = programOf(text);
  const engine = createEngine(program);
  const stimulus = stimuliOf(program, engine.semantics).find(
    ({ coincidence }) => coincidence?.name === 'a form creates the person',
  );
  const start = stimulus && stimulusState(program, stimulus);
  if (start === undefined) throw new Error('no form creates a person here');
  const exploration = exploreNaively(engine, start, { budget: { states: 20_000, turns: 200 } });
  expect(exploration.coverage).toBe('all');
  const watched: Watched[] = ['field:lifecycle status', 'field:mql date'].map((thing) =>
    watchedThing(program, thing),
  );
  const differences = confluence(exploration, watched);
  return { differences, witnesses: differences.map((difference) => witnessOf(engine, start, difference)) };
}

it('makes a hand-raising newcomer MAL or MQL by chance, and shows both ways', () => {
  const { witnesses } = askOf(asUsuallyBuilt);
  expect(witnesses).toHaveLength(1);
  const [witness] = witnesses;
  expect(witness?.results.toSorted()).toEqual(['"1 - MAL"', '"2 - MQL"']);
  const timelines = witness?.runs.map(({ trace }) => trace.map(({ who, what }) => `${who}: ${what}`)) ?? [];
  const mal = timelines[witness?.results.indexOf('"1 - MAL"') ?? 0] ?? [];
  const mql = timelines[witness?.results.indexOf('"2 - MQL"') ?? 0] ?? [];
  expect(mal.toSorted()).toEqual(mql.toSorted());
  const setsMal = '100 - MAL: Change Data Value [Lifecycle Status] to "1 - MAL"';
  const setsMql = '050 - Hand Raise: Change Data Value [Lifecycle Status] to "2 - MQL"';
  expect(mal.indexOf(setsMql)).toBeLessThan(mal.indexOf(setsMal));
  expect(mql.indexOf(setsMal)).toBeLessThan(mql.indexOf(setsMql));
});

it('makes the same newcomer MQL in every order once a single campaign sorts', () => {
  expect(askOf(repaired).differences).toEqual([]);
});
