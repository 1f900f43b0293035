import { expect, it } from 'vitest';
import {
  confluence,
  type Difference,
  type EngineOptions,
  createEngine,
  outOfOrder,
  stimuliOf,
  stimulusState,
  watchedIn,
  type Witness,
  witnessOf,
} from '../../../server/src/engine/index.ts';
import { exploreNaively } from '../explore-naive.ts';
import { programOf } from '../story.ts';

interface Found {
  readonly stimulus: string;
  readonly differences: readonly Difference[];
  readonly witnesses: readonly Witness[];
}

/** Everything watched, under every stimulus. Each difference must replay. */
function races(text: string, options: EngineOptions = {}): Found[] {
  const { program } = programOf(text);
  const engine = createEngine(program, options);
  return stimuliOf(program, engine.semantics).flatMap((stimulus) => {
    const start = stimulusState(program, stimulus);
    if (start === undefined) return [];
    const exploration = exploreNaively(engine, start, { budget: { states: 20_000, turns: 200 } });
    expect(exploration.coverage).toBe('all');
    const differences = confluence(exploration, watchedIn(program));
    const witnesses = differences.flatMap((difference) => witnessOf(engine, start, difference) ?? []);
    expect(witnesses).toHaveLength(differences.length);
    return [{ stimulus: stimulus.name, differences, witnesses }];
  });
}

function named(text: string, options?: EngineOptions): string[] {
  return races(text, options).flatMap(({ stimulus, differences }) =>
    differences.map(({ watched }) => `${stimulus}: ${watched.name}`),
  );
}

const twoWriters = (first: string, second: string) => `
  field [Lifecycle Status] string
  lifecycle "Person" on [Lifecycle Status] {
    stage "MAL"
    stage "MQL"
    path "MAL" -> "MQL"
  }
  campaign "A" {
    trigger Fills Out Form "Demo"
    flow { ${first} }
  }
  campaign "B" {
    trigger Fills Out Form "Demo"
    flow { ${second} }
  }`;

it('finds two writers of one stage', () => {
  const text = twoWriters(
    'Change Data Value [Lifecycle Status] to "MAL"',
    'Change Data Value [Lifecycle Status] to "MQL"',
  );
  expect(named(text)).toEqual(['Fills Out Form "Demo": [Lifecycle Status]']);
});

it('finds nothing where both write the same, or where writes commute', () => {
  expect(
    named(
      twoWriters(
        'Change Data Value [Lifecycle Status] to "MQL"',
        'Change Data Value [Lifecycle Status] to "MQL"',
      ),
    ),
  ).toEqual([]);
  expect(named(twoWriters('Add to List "One"', 'Add to List "Two"'))).toEqual([]);
});

it('finds nothing where guards exclude each other', () => {
  expect(
    named(`
      campaign "Americans" {
        trigger Fills Out Form "Demo"
        filter [Country] is "US"
        flow { Send Email "Hello" }
      }
      campaign "Others" {
        trigger Fills Out Form "Demo"
        filter [Country] is not "US"
        flow { Change Data Value [Country] to "Other" }
      }`),
  ).toEqual([]);
});

it('names the person that it takes', () => {
  const [found] = races(`
    field [Score] score
    campaign "Hot" {
      trigger Fills Out Form "Demo"
      filter [Score] at least 100
      flow { Add to List "Hot" }
    }
    campaign "Cools" {
      trigger Fills Out Form "Demo"
      filter [Country] is "US"
      flow { Change Score [Score] by -5 }
    }`);
  const witness = found?.witnesses.find(
    ({ difference }) => difference.watched.name === 'Member of List "Hot"',
  );
  // Somebody with just enough points, whom the other campaign takes five of.
  expect(witness?.person).toEqual(
    expect.arrayContaining(['[Score] at least 100', '[Country] is "US"', '[Score] + -5 less than 100']),
  );
});

it('sees what an alert carries along, not only that it is sent', () => {
  const text = `
    campaign "Tells" {
      trigger Fills Out Form "Demo"
      flow { Send Alert "New" to owner { [To Other Emails] is {{lead.Country}} } }
    }
    campaign "Normalises" {
      trigger Fills Out Form "Demo"
      flow { Change Data Value [Country] to "US" }
    }`;
  expect(named(text)).toEqual([
    'Fills Out Form "Demo": Send Alert "New" to owner { [To Other Emails] is {{lead.Country}} }',
  ]);
});

it('sees whether a campaign takes the person at all', () => {
  const text = `
    campaign "Reads" {
      trigger Fills Out Form "Demo"
      filter [Country] is empty
      flow { Add to Field Set "X" }
    }
    campaign "Writes" {
      trigger Fills Out Form "Demo"
      flow { Change Data Value [Country] to "US" }
    }`;
  expect(named(text)).toContain('Fills Out Form "Demo": "Reads" runs');
});

it('does not take the time of a stamp for a difference', () => {
  expect(
    named(`
      field [Owned Date] datetime
      lifecycle "Person" on [Lifecycle Status] { stage "MQL" { stamp [Owned Date] } }
      field [Lifecycle Status] string
      campaign "Sends" {
        trigger Fills Out Form "Demo"
        filter [SFDC Type] is empty
        flow {
          Sync Person to SFDC
          Wait 3 minutes
          Add to List "Waited"
        }
      }
      campaign "Stamps" {
        trigger Owner Changes
        flow { Change Data Value [Owned Date] to {{system.dateTime}} }
      }`),
  ).toEqual([]);
});

it('tells an alert that may come before its sync', () => {
  const { program } = programOf(`
    campaign "Sends" {
      trigger Fills Out Form "Demo"
      flow { Sync Person to SFDC }
    }
    campaign "Tells" {
      trigger Fills Out Form "Demo"
      flow { Send Alert "New" }
    }`);
  const engine = createEngine(program);
  const [stimulus] = stimuliOf(program, engine.semantics);
  const start = stimulus && stimulusState(program, stimulus);
  if (start === undefined) throw new Error('the form starts nothing');
  const exploration = exploreNaively(engine, start, { budget: { states: 1_000, turns: 50 } });
  const which =
    (name: string) => (entry: { readonly step: { readonly definition: { readonly name: string } } }) =>
      entry.step.definition.name === name;
  const early = outOfOrder(exploration, which('Sync Person to SFDC'), which('Send Alert'));
  expect(early).not.toEqual([]);
  expect(early.length).toBeLessThan(exploration.endings.length);
  expect(outOfOrder(exploration, () => true, which('Send Alert')).length).toBeLessThan(
    exploration.endings.length,
  );
});
