import { describe, expect, it } from 'vitest';
import { revise } from '../../../server/src/model/index.ts';
import {
  defaultProofBudget,
  likelySchedulesOnly,
  type ProofBudget,
} from '../../../server/src/rules/index.ts';
import { type Analysis, createAnalyst } from '../../../server/src/rules/proof/analysis.ts';
import { modelOf } from '../../model/workspace-of.ts';
import { accident } from '../../races/fixtures.ts';

const score = '[Behavior Score] changes to at least 100';
const twice = `${score} + ${score}`;
const form = 'Fills Out Form "Contact Sales"';

it('says what it looks at: first likely orders, then all of them, the course, and the same once more', () => {
  const looked: string[] = [];
  const { cost } = createAnalyst().analyse(modelOf(accident('R04')), {
    budget: defaultProofBudget,
    looking: (stimulus) => looked.push(stimulus),
  });
  const likely = [score, twice, form];
  // What happens at one moment with something else is nothing that happens again.
  expect(looked).toEqual([...likely, twice, form, ...likely, score, form]);
  expect(cost).toMatchObject({ stimuli: 3, asked: 6 });
});

it('costs the same for the same files, also when it knows them', () => {
  const analyst = createAnalyst();
  const model = modelOf(accident('R04'));
  const { cost } = analyst.analyse(model, { budget: defaultProofBudget });
  expect(cost.states).toBeGreaterThan(100);
  const later = revise(model, new Map([['file:///a.lifecycle', `${accident('R04')}\n// Nothing else.\n`]]));
  expect(analyst.analyse(later, { budget: defaultProofBudget }).cost).toEqual(cost);
});

it('asks of every single change of a field whether it happens once more', () => {
  const looked: string[] = [];
  createAnalyst().analyse(modelOf(accident('R57')), {
    budget: defaultProofBudget,
    looking: (stimulus) => looked.push(stimulus),
  });
  expect(looked.slice(-3)).toEqual([
    score,
    '[Recycle Reason] becomes "Not Now"',
    '[Recycle Reason] becomes "No Budget"',
  ]);
});

describe('within a budget', () => {
  it('of likely orders only, it finds races, and nothing that it would have to prove', () => {
    expect(foundIn(accident('R04'), likelySchedulesOnly)).toMatchObject({ races: 1, moves: 0 });
    expect(foundIn(accident('R04'), defaultProofBudget)).toMatchObject({ races: 1, moves: 1 });
    expect(foundIn(accident('R54'), likelySchedulesOnly)).toMatchObject({ loops: 0 });
    expect(foundIn(accident('R59'), likelySchedulesOnly)).toMatchObject({ refires: 0 });
  });

  it('of nothing, it looks at nothing, and says so of everything', () => {
    const { skipped, undecided, cost, ...analysis } = analysisOf(accident('R04'), {
      ...defaultProofBudget,
      statesInAll: 0,
    });
    expect(skipped.size).toBe(3 + 3 + 2);
    expect(undecided.map(({ outlook, watched }) => [outlook.stimulus.name, watched])).toEqual([
      [score, undefined],
      [twice, undefined],
      [form, undefined],
    ]);
    expect(cost).toEqual({ stimuli: 3, asked: 0, states: 0 });
    expect(analysis.races).toEqual([]);
    expect(analysis.cancelled).toBe(false);
  });

  it('that proofs of single things have used up, it still looks at the course of everything', () => {
    const { cost } = analysisOf(accident('R04'), { ...defaultProofBudget, statesPerThing: [] });
    const looked: string[] = [];
    // Four fifths for one thing after the other: they are over before the budget is.
    const { skipped } = createAnalyst().analyse(modelOf(accident('R04')), {
      budget: { ...defaultProofBudget, statesInAll: cost.states, statesPerThing: [500, 501, 502, 503] },
      looking: (stimulus) => looked.push(stimulus),
    });
    expect(looked.slice(-2)).toEqual([score, twice]);
    expect([...skipped].map((name) => name.split('\n'))).toEqual([
      ['course', form],
      ['again', score],
      ['again', form],
    ]);
  });
});

describe('when it is ended before its time', () => {
  it('says so, and keeps what it has looked at', () => {
    const analyst = createAnalyst();
    const model = modelOf(accident('R04'));
    const whole = asksOf((cancelled) =>
      createAnalyst().analyse(model, { budget: defaultProofBudget, cancelled }),
    );
    let asks = 0;
    const ended = analyst.analyse(model, {
      budget: defaultProofBudget,
      cancelled: () => (asks += 1) > whole.asks / 2,
    });
    expect(ended.cancelled).toBe(true);
    expect(ended.skipped.size).toBeGreaterThan(0);
    expect(ended.unstamped).toEqual([]);
    const rest = asksOf((cancelled) => analyst.analyse(model, { budget: defaultProofBudget, cancelled }));
    expect(rest.asks).toBeLessThan(whole.asks);
    expect(rest.analysis.cancelled).toBe(false);
    expect(countsOf(rest.analysis)).toEqual(countsOf(whole.analysis));
    expect(rest.analysis.cost).toEqual(whole.analysis.cost);
  });

  it('at once, it has looked at nothing', () => {
    const { skipped, races, cancelled } = createAnalyst().analyse(modelOf(accident('R04')), {
      budget: defaultProofBudget,
      cancelled: () => true,
    });
    expect({ races, cancelled }).toEqual({ races: [], cancelled: true });
    expect(skipped.size).toBeGreaterThan(0);
  });
});

it('has twice the room for a supposition', () => {
  const model = modelOf(accident('R04'));
  const { cost } = analysisOf(accident('R04'), defaultProofBudget);
  const budget = { ...defaultProofBudget, statesInAll: cost.states - 1 };
  const supposing = { ...analysisOf(accident('R04'), defaultProofBudget), skipped: new Set<string>() };
  expect(createAnalyst().analyse(model, { budget }).skipped.size).toBeGreaterThan(0);
  expect(createAnalyst().analyse(model, { budget, supposing }).skipped.size).toBe(0);
});

it('goes by what it is told of time', () => {
  const fenced = accident('R18').replace('    Send Alert', '    Wait 10 minutes\n    Send Alert');
  expect(fenced).not.toBe(accident('R18'));
  const races = (time: 'prompt' | 'adversarial') =>
    createAnalyst({ time })
      .analyse(modelOf(fenced), { budget: defaultProofBudget })
      .races.map(({ kind }) => kind);
  expect(races('prompt')).toEqual([]);
  expect(races('adversarial')).toEqual(['race/alert-before-owner']);
});

describe('what several stimuli show', () => {
  it('is told once, by the plainest', () => {
    const also = accident('R01').replace(
      'trigger Fills Out Form "Demo: Analytics"',
      'trigger Fills Out Form "Demo: Analytics"\n  trigger Fills Out Form "Demo: Other"',
    );
    expect(also).not.toBe(accident('R01'));
    const { races } = analysisOf(
      also.replace('external form', 'external form "Demo: Other"\nexternal form'),
      defaultProofBudget,
    );
    expect(races.map(({ kind }) => kind)).toEqual(['race/read-write']);
    expect(races[0]?.stimulus.coincidence).toBeUndefined();
    expect(races[0]?.stimulus.script).toHaveLength(1);
  });

  it('is told of each stage that people come from', () => {
    const { moves } = analysisOf(accident('R70'), defaultProofBudget);
    const told = moves.map(({ kind, from, to }) => `${kind}: ${from} → ${to}`);
    expect(new Set(told).size).toBe(told.length);
    expect(told).toContain('stage/goes-back: 3 - SAL → 2 - MQL');
  });

  it('is told of each circle once, wherever it is entered', () => {
    expect(foundIn(accident('R54'), defaultProofBudget)).toMatchObject({ loops: 1 });
  });
});

function analysisOf(text: string, budget: ProofBudget): Analysis {
  return createAnalyst().analyse(modelOf(text), { budget });
}

function countsOf({ races, loops, moves, recycles, refires, restamps }: Analysis) {
  return {
    races: races.length,
    loops: loops.length,
    moves: moves.length,
    recycles: recycles.length,
    refires: refires.length,
    restamps: restamps.length,
  };
}

function foundIn(text: string, budget: ProofBudget) {
  return countsOf(analysisOf(text, budget));
}

/** How often an analysis asks whether to go on. */
function asksOf(analyse: (cancelled: () => boolean) => Analysis) {
  let asks = 0;
  const analysis = analyse(() => {
    asks += 1;
    return false;
  });
  return { analysis, asks };
}
