import { expect, it } from 'vitest';
import {
  type Budget,
  type Edge,
  type Engine,
  exploreAll,
  exploreReduced,
  type Explorer,
  exploreUnordered,
  type State,
  stateKey,
  stimuliOf,
  stimulusState,
} from '../../server/src/engine/index.ts';
import { exploreNaively } from './explore-naive.ts';
import { engineOf } from './story.ts';

const explorers: readonly (readonly [string, Explorer])[] = [
  ['all', exploreAll],
  ['reduced', exploreReduced],
  ['unordered', exploreUnordered],
];

const wide: Budget = { states: 50_000, turns: 400 };

/** The first stimulus of a text: its first trigger. */
function begun(engine: Engine): State {
  const [stimulus] = stimuliOf(engine.program, engine.semantics);
  const start = stimulus && stimulusState(engine.program, stimulus);
  if (start === undefined) throw new Error('nothing can happen in the text');
  return start;
}

/** Two of them set the stage, the others mind their own lists. */
const siblings = (many: number) => `
  field [Stage] string
  ${Array.from(
    { length: many },
    (_, at) => `campaign "C${at}" {
    qualify every time
    trigger Fills Out Form "F"
    flow {
      Add to List "L${at}"
      ${at < 2 ? `Change Data Value [Stage] to "${at}"` : `Change Score [Score ${at}] by 1`}
    }
  }`,
  ).join('\n')}`;

it.each(explorers)(
  'finds the ends that the oracle finds, the shortest schedules first (%s)',
  (_, explore) => {
    const engine = engineOf(siblings(3));
    const start = begun(engine);
    const ends = (explorer: Explorer) => {
      const { endings, coverage } = explorer(engine, start, { budget: wide });
      expect(coverage).toBe('all');
      const lengths = endings.map(({ schedule }) => schedule.length);
      expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
      return endings.map(({ state }) => stateKey(state)).toSorted();
    };
    expect(ends(explore)).toEqual(ends(exploreNaively));
  },
);

it('leaves out orders that make no difference', () => {
  const states = (explore: Explorer, many: number) => {
    const engine = engineOf(siblings(many));
    return explore(engine, begun(engine), { budget: wide }).states;
  };
  expect(states(exploreAll, 5)).toBeGreaterThan(800);
  expect(states(exploreReduced, 5)).toBeLessThan(40);
  // One more bystander costs its own turns, not all their orders.
  expect(states(exploreReduced, 9) - states(exploreReduced, 8)).toBeLessThan(10);
});

it('visits every turn that some schedule has', () => {
  const engine = engineOf(siblings(3));
  const seenBy = (explore: Explorer) => {
    const seen = new Set<string>();
    const visit = ({ task, next }: Edge) => {
      for (const happening of next.happened) {
        if (happening.kind === 'wrote')
          seen.add(`${task.key} ${happening.thing} ${happening.before.key} ${happening.after.key}`);
      }
    };
    explore(engine, begun(engine), { budget: wide, visit });
    return [...seen].toSorted();
  };
  expect(seenBy(exploreReduced)).toEqual(seenBy(exploreNaively));
});

it.each(explorers)('says which budget ran out (%s)', (_, explore) => {
  const engine = engineOf(siblings(4));
  const start = begun(engine);
  let now = 0;
  const clock = { milliseconds: 10, now: () => (now += 11) };
  expect(explore(engine, start, { budget: { states: 5, turns: 400 } }).coverage).toBe('states');
  expect(explore(engine, start, { budget: { states: 50_000, turns: 3 } }).coverage).toBe('turns');
  expect(explore(engine, start, { budget: { ...wide, time: clock } }).coverage).toBe('time');
  expect(explore(engine, start, { budget: wide, cancelled: () => true }).coverage).toBe('cancelled');
  expect(explore(engine, start, { budget: wide, cancelled: () => true }).states).toBeLessThan(10);
});

it.each(explorers)(
  'stops at once when somebody who hears of an ending has seen enough (%s)',
  (_, explore) => {
    const engine = engineOf(siblings(3));
    let heard = 0;
    const { endings } = explore(engine, begun(engine), {
      budget: wide,
      cancelled: () => heard > 0,
      ended: () => (heard += 1),
    });
    expect(heard).toBe(endings.length);
    expect(heard).toBeGreaterThan(0);
  },
);

// ── Programs that want too much ─────────────────────────────────────────────────────────────────────────

const lines = (many: number, line: (at: number) => string) =>
  Array.from({ length: many }, (_, at) => line(at)).join('\n');

const excessive: readonly (readonly [string, string])[] = [
  [
    'two hundred campaigns that write one field',
    lines(
      200,
      (at) =>
        `campaign "C${at}" { trigger Fills Out Form "F"\n flow { Change Data Value [Stage] to "${at}" } }`,
    ),
  ],
  [
    'a chain of a thousand requests',
    lines(1_000, (at) => {
      const trigger = at === 0 ? 'Fills Out Form "F"' : 'Campaign is Requested is any';
      return `campaign "C${at}" { trigger ${trigger}\n flow { Request Campaign "C${at + 1}" } }`;
    }),
  ],
  [
    'thirty campaigns that request each other',
    lines(30, (at) => {
      const requests = lines(30, (other) => (other === at ? '' : `Request Campaign "C${other}"`));
      return `campaign "C${at}" { qualify every time\n trigger Fills Out Form "F"\n trigger Campaign is Requested is any\n flow { ${requests} } }`;
    }),
  ],
  [
    'sixty-four choices in one turn',
    `campaign "C" { trigger Fills Out Form "F"\n flow { Execute Campaign "E" } }
     campaign "E" { executable\n flow { ${lines(64, (at) => `if [F${at}] is "x" then Add to List "L"\n else Remove from List "L"`)} } }`,
  ],
];

it.each(excessive)('ends within its budget: %s', (_, text) => {
  const engine = engineOf(text);
  const start = begun(engine);
  for (const explore of [exploreAll, exploreReduced]) {
    const { coverage, states } = explore(engine, start, { budget: { states: 500, turns: 200 } });
    expect(coverage).toMatch(/states|turns/);
    expect(states).toBeLessThan(800);
  }
});
