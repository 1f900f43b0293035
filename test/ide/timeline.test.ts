import { expect, it } from 'vitest';
import { createEngineCompiler } from '../../server/src/engine/index.ts';
import { coverageOf, pairOf, reportScenario, sinceStart } from '../../server/src/ide/index.ts';
import { modelOf } from './sample.ts';

const chain = `
field [Stage] string
campaign "Intake" {
  trigger Person is Created
  flow {
    Execute Campaign "Sort"
    Request Campaign "Welcome"
  }
}
campaign "Sort" {
  executable
  flow {
    if [Country] is "DE" then Change Data Value [Stage] to "Fit"
    else nothing
    Execute Campaign "Late Look"
  }
}
campaign "Late Look" {
  executable
  filter [Country] is "FR"
  flow { Change Data Value [Stage] to "French" }
}
campaign "Welcome" {
  trigger Campaign is Requested
  flow {
    Wait 90 minutes
    Change Data Value [Stage] to "Welcomed"
    Change Data Value [Stage] to "Known"
  }
}
`;

function told(text: string) {
  const model = modelOf(text);
  const [scenario] = model.scenarios;
  if (scenario === undefined) throw new Error('the text needs a scenario');
  const { report } = reportScenario(model, createEngineCompiler().compile(model), scenario);
  const rows = report.failures[0]?.timeline.rows ?? [];
  return {
    report,
    rows,
    lines: rows.map(({ at, campaign, depth, step, effects, decides, note }) =>
      [
        decides ? '>' : ' ',
        at,
        `${'  '.repeat(depth)}${campaign}:`,
        step,
        ...effects.map((effect) => `| ${effect}`),
        ...(note ? [`← ${note}`] : []),
      ].join(' '),
    ),
  };
}

it.each([
  [0, 'start'],
  [5, '+5 min'],
  [60, '+1 h'],
  [90, '+1 h 30 min'],
  [24 * 60, '+1 day'],
  [2 * 24 * 60 + 61, '+2 days 1 h 1 min'],
])('tells %i minutes as %s', (minutes, words) => {
  expect(sinceStart(minutes)).toBe(words);
});

it('tells the steps of executed campaigns in rows of their own, and marks what decides', () => {
  const { lines, report } = told(`${chain}
scenario "S" {
  given [Country] is "DE"
  when Person is Created
  then [Stage] is "Fit"
}`);
  expect(report).toMatchObject({
    verdict: 'fails',
    failures: [{ unmet: [{ found: '[Stage] is "Known"' }] }],
  });
  expect(report.failures[0]?.timeline.person).toEqual(['[Country] is "DE"']);
  expect(lines).toEqual([
    '  start the person: Person is Created',
    '  start Intake: starts',
    '  start Intake: Execute Campaign "Sort" | runs "Sort"',
    '> start   Sort: Change Data Value [Stage] to "Fit" | [Stage]: empty → "Fit"',
    '> start   Sort: Execute Campaign "Late Look" | "Late Look" does not take the person (filters) | [Country] is "DE"',
    '  start Intake: Request Campaign "Welcome" | asks "Welcome" to start',
    '  start Welcome: starts',
    '  start Welcome: Wait 90 minutes | waits',
    '> +1 h 30 min Welcome: Change Data Value [Stage] to "Welcomed" | [Stage]: "Fit" → "Welcomed"',
    '> +1 h 30 min Welcome: Change Data Value [Stage] to "Known" | [Stage]: "Welcomed" → "Known" ← the last to write [Stage]',
  ]);
});

it('marks the choice that does nothing where something was expected of it', () => {
  const { lines } = told(`${chain}
scenario "S" {
  given [Country] is "US"
  when Person is Created
  then [Stage] is "Fit"
}`);
  expect(lines).toContain('> start   Sort: if [Country] is "DE" … | does nothing');
});

it('marks who could have taken the step that never happens', () => {
  const { lines } = told(`
external email "Hello"
campaign "Greet" {
  trigger Fills Out Form "Demo"
  filter [Country] is "DE"
  flow { Request Campaign "Mail" }
}
campaign "Mail" {
  trigger Campaign is Requested
  flow { Send Email "Hello" }
}
scenario "S" {
  given [Country] is "US"
  when Fills Out Form "Demo"
  then Send Email "Hello" happens once
}`);
  expect(lines).toEqual([
    '  start the person: Fills Out Form "Demo"',
    '> start Greet: looks: its filters keep the person out | [Country] is "US"',
  ]);
});

it('places every row in the file', () => {
  const text = `${chain}
scenario "S" {
  when Person is Created
  then [Stage] is "Fit"
}`;
  const { rows } = told(text);
  const written = rows.flatMap(({ location }) =>
    location ? [text.slice(location.start, location.end)] : [],
  );
  expect(written).toContain('Change Data Value [Stage] to "Known"');
  expect(written).toContain('trigger Person is Created');
});

it('counts what scenarios reach, and lists what they do not', () => {
  const model = modelOf(`${chain}
campaign "Off" { inactive, trigger Person is Created, flow { Add to List "X" } }
lifecycle "L" on [Stage] { stage "Fit", stage "Lost" }
scenario "S" { given [Country] is "DE", when Person is Created }`);
  const program = createEngineCompiler().compile(model);
  const covered = model.scenarios.map((scenario) => reportScenario(model, program, scenario).covered);
  expect(coverageOf(model, program, covered)).toMatchObject({
    campaigns: {
      reached: 3,
      total: 4,
      hit: [{ name: 'Intake' }, { name: 'Sort' }, { name: 'Welcome' }],
      missed: [{ name: 'Late Look' }],
    },
    branches: { reached: 1, total: 2, missed: [{ name: 'if [Country] is "DE" … else nothing' }] },
    stages: { reached: 1, total: 2, missed: [{ name: 'Lost' }] },
  });
});

const step = (campaign: string, effect = '') => ({ at: 'start', campaign, step: 'does', effect });

it('tells once what two orders have in common, and never beyond their difference', () => {
  const pair = pairOf({
    assumptions: ['[Country] is "DE"'],
    differsAt: 9,
    schedules: [
      {
        steps: [step('A'), step('B'), step('C', '[X]: 1 → 2; [Y]: "a; b" → empty')],
        outcome: { '[X]': '2', same: '1' },
      },
      { steps: [step('A'), step('C'), step('B')], outcome: { '[X]': '1', same: '1' } },
    ],
  });
  expect(pair.common.map(({ campaign }) => campaign)).toEqual(['A']);
  expect(
    pair.orders.map(({ rows }) => rows.map(({ campaign, decides }) => `${decides ? '>' : ''}${campaign}`)),
  ).toEqual([
    // Whoever writes what ends differently decides, too.
    ['>B', '>C'],
    ['>C', 'B'],
  ]);
  expect(pair.orders[0].rows[1]?.effects).toEqual(['[X]: 1 → 2', '[Y]: "a; b" → empty']);
  expect(pair.orders[1].outcome).toEqual([
    { name: '[X]', value: '1', differs: true },
    { name: 'same', value: '1', differs: false },
  ]);
});

it('tells once how both go on alike, and never the first row that differs', () => {
  const end = [step('D'), step('E')];
  const { kind, orders, alike } = pairOf({
    assumptions: ['[X] + -20 at least 1'],
    differsAt: 0,
    schedules: [
      { steps: [step('A'), step('B'), ...end], outcome: { x: '1' } },
      { steps: [step('B'), step('A'), ...end], outcome: { x: '2' } },
    ],
  });
  expect(kind).toBe('two orders');
  expect(orders.map(({ rows }) => rows.map(({ campaign }) => campaign))).toEqual([
    ['A', 'B'],
    ['B', 'A'],
  ]);
  expect(alike.map(({ campaign }) => campaign)).toEqual(['D', 'E']);
  const cut = pairOf({
    assumptions: [],
    differsAt: 0,
    schedules: [
      { steps: end, outcome: {} },
      { steps: [step('B'), ...end], outcome: {} },
    ],
  });
  expect(cut.orders[0].rows.map(({ campaign }) => campaign)).toEqual(['D']);
});

it.each([
  ['[X]: [X] → 2', 'does', 'start', ['[X]: its old value → 2']],
  ['[X]: [X] → [X] + -20', 'does', 'start', ['[X]: its old value → its old value - 20']],
  ['[X]: the new [X] → the new [X] + 1', 'does', 'start', ['[X]: its new value → its new value + 1']],
  [
    '[X]: 1 → [X] from webhook "W"; Webhook is Called',
    'answers',
    'start',
    ['[X]: 1 → the value from webhook "W"'],
  ],
  ['[X]: empty → 1970-01-01 00:00', 'does', 'start', ['[X]: empty → now']],
  ['[X]: 1970-01-01 00:00 → 1970-01-02 01:05', 'does', '+1 day 1 h 5 min', ['[X]: the time at start → now']],
  ['supposing [X] is empty; asks "B" to start', 'does', 'start', ['asks "B" to start']],
  ['Sent Alert', 'Send Alert "A"', 'start', []],
])('tells %j in words', (effect, what, when, expected) => {
  const steps = [{ at: when, campaign: 'A', step: what, effect }];
  const { common } = pairOf({
    assumptions: [],
    differsAt: 1,
    schedules: [
      { steps, outcome: {} },
      { steps, outcome: {} },
    ],
  });
  expect(common[0]?.effects).toEqual(expected);
});

it('takes names of JavaScript for names', () => {
  const outcome = Object.fromEntries([
    ['__proto__', 'yes'],
    ['constructor', '1'],
  ]);
  const { orders } = pairOf({
    assumptions: [],
    differsAt: 0,
    schedules: [
      { steps: [], outcome },
      { steps: [], outcome: {} },
    ],
  });
  expect(orders[1].outcome).toEqual([
    { name: '__proto__', value: 'nothing', differs: true },
    { name: 'constructor', value: 'nothing', differs: true },
  ]);
});

it('tells what happens only because somebody asks for it', () => {
  const { lines } = told(`
external email "Hello"
campaign "Mail" { trigger Fills Out Form "Demo", flow { Send Email "Hello" } }
scenario "S" {
  when Fills Out Form "Demo"
  then not Was Delivered Email "Hello"
}`);
  expect(lines.slice(2)).toEqual([
    '  start Mail: Send Email "Hello"',
    '> start the mail server: answers for the email "Hello" | Email is Delivered',
  ]);
});
