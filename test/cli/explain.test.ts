import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { painter } from '../../server/src/cli/terminal/colours.ts';
import { pageText } from '../../server/src/cli/terminal/page.ts';
import { explainedRepairs } from '../../server/src/cli/terminal/explained-repairs.ts';
import { pairLines, pairOf, widthOf } from '../../server/src/ide/index.ts';
import {
  createChecker,
  defaultProofBudget,
  type FindingWitness,
  registry,
  rulePage,
} from '../../server/src/rules/index.ts';
import { modelOf } from '../model/workspace-of.ts';
import { raceFixtures } from '../races/fixtures.ts';
import { lifecycle, stackTrace } from './command-line.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const draft = 'samples/lifecycle-processing-broken/first-draft.lifecycle';
let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'lifecycle-explain-'));
});
afterEach(() => rm(cwd, { recursive: true }));

// ── A rule ──────────────────────────────────────────────────────────────────────────────────────────────

it('shows the page of a rule', async () => {
  const { code, out } = await lifecycle(['explain', 'wait/abbreviated-unit'], { cwd });
  expect(code).toBe(0);
  expect(out).toMatch(/^wait\/abbreviated-unit\n\nWhat it does\n {2}Finds a length of time/);
  expect(out).toMatch(/\n\nBad\n {4}campaign "/);
  expect(out).toMatch(/\n {2}- .+\n {4}\(https:\/\//);
});

it.each([...registry.keys()])('fits the page of %s to the terminal', async (id) => {
  const page = (await rulePage(id)) ?? '';
  const lines = pageText(page, 80, painter(false)).split('\n');
  expect(lines.filter((line) => line.startsWith('#') || line.startsWith('```') || /\]\(/.test(line))).toEqual(
    [],
  );
  const tooWide = lines.filter((line) => line.length > 80 && !line.startsWith('    '));
  expect(tooWide).toEqual([]);
});

it('paints headings and code where there are colours', () => {
  const page =
    '# a/b\n\n## What it does\n\nFinds `Wait 4 hrs`, **always**. See [c](../c.md) and [d](https://d.example).\n';
  expect(pageText(page, 80, painter(true))).toBe(
    '\u001b[1m\u001b[4ma/b\u001b[24m\u001b[22m\n\n\u001b[1mWhat it does\u001b[22m\n' +
      '  Finds \u001b[36mWait\u001b[39m \u001b[36m4\u001b[39m \u001b[36mhrs\u001b[39m, \u001b[1malways\u001b[22m. See c and d (https://d.example).\n',
  );
});

it('knows what a mistyped rule meant', async () => {
  const { code, err } = await lifecycle(['explain', 'choice/shadwed'], { cwd });
  expect({ code, err }).toEqual({
    code: 64,
    err: 'There is no rule "choice/shadwed". Did you mean choice/shadowed?\n',
  });
});

it.each(['__proto__', 'constructor', '', '/', 'a:b'])(
  'takes %j for a rule that does not exist',
  async (name) => {
    const { code, err } = await lifecycle(['explain', name], { cwd });
    expect(code).toBe(64);
    expect(err).toMatch(/^There is no rule/);
  },
);

it.each(['choice', 'choice/', 'choice/*'])('lists the rules of %s', async (category) => {
  const { code, out } = await lifecycle(['explain', category], { cwd });
  expect(code).toBe(0);
  expect(out).toMatch(/^choice\/shadowed {2,}A choice that is never taken/);
});

// ── A place ─────────────────────────────────────────────────────────────────────────────────────────────

it('tells all about the findings of a line', async () => {
  const { code, out } = await lifecycle(['explain', `${draft}:47`], { cwd: root });
  expect(code).toBe(0);
  expect(out).toMatch(/^samples\/.+:47:\d+ {2}warning {2}choice\/shadowed\n {2}This choice is never taken/);
  expect(out).toMatch(/\n {2}Why: .+\n {2}Do: {2}.+\n/);
  expect(out).toContain('\n  Page: lifecycle explain choice/shadowed\n');
});

it('tells of the finding at a column, where there are several', async () => {
  await writeFile(
    join(cwd, 'a.lifecycle'),
    'campaign "A" { trigger Vists Web Page, flow { Sned Email "Hi", Wait 4 hrs } }\n',
  );
  const both = await lifecycle(['explain', 'a.lifecycle:1'], { cwd });
  const rules = (text: string) =>
    [...text.matchAll(/ {2}(?:error|warning) {2}(\S+)\n/g)].map(([, rule]) => rule);
  expect(rules(both.out).length).toBeGreaterThan(1);
  const one = await lifecycle(['explain', 'a.lifecycle:1:72'], { cwd });
  expect(rules(one.out)).toEqual(['wait/abbreviated-unit']);
  expect(one.out).toContain('\n  Fix: ');
});

it('tells of a finding from the other places that it speaks about', async () => {
  const { out } = await lifecycle(['explain', `${draft}:44`], { cwd: root });
  expect(out).toMatch(/:47:\d+ {2}warning {2}choice\/shadowed/);
});

it('looks at the whole workspace, as a finding may depend on other files', async () => {
  await mkdir(join(cwd, 'flows'));
  await writeFile(join(cwd, 'lifecycle.config.json'), '{}');
  await writeFile(join(cwd, 'child.lifecycle'), 'campaign "B" { executable, flow { Send Email "Hi" } }\n');
  await writeFile(
    join(cwd, 'flows', 'a.lifecycle'),
    'campaign "A" {\n  trigger Visits Web Page\n  flow { Request Campaign "B" }\n}\n',
  );
  const { out } = await lifecycle(['explain', 'a.lifecycle:3'], { cwd: join(cwd, 'flows') });
  expect(out).toContain('chain/not-requestable');
});

it('says where there is something to be found', async () => {
  const { code, out, err } = await lifecycle(['explain', `${draft}:1`], { cwd: root });
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toMatch(/^Nothing is found at .+:1\. There are findings in lines 26, /);
});

it.each([
  ['nowhere.lifecycle:3', 1, /There is no \.lifecycle file nowhere\.lifecycle/],
  ['a.lifecycle:99', 64, /a\.lifecycle has 2 lines: there is no line 99/],
  ['a.lifecycle:0', 64, /there is no line 0/],
  ['a.lifecycle', 64, /Say which line of the file: lifecycle explain a\.lifecycle:14/],
])('says what is wrong with %s', async (place, expected, message) => {
  await writeFile(join(cwd, 'a.lifecycle'), 'list "A"\n');
  const { code, err } = await lifecycle(['explain', place], { cwd });
  expect(code).toBe(expected);
  expect(err).toMatch(message);
  expect(err).not.toMatch(stackTrace);
});

it('needs to be told what to explain', async () => {
  expect((await lifecycle(['explain'], { cwd })).code).toBe(64);
  expect((await lifecycle(['explain', '--help'], { cwd })).out).toMatch(
    /Examples:\n {2}\$ lifecycle explain /,
  );
});

// ── A race ──────────────────────────────────────────────────────────────────────────────────────────────

const [intake, raise, stamp] = ['000 - Person is Created', '050 - Hand Raise', '100 - MAL: Status Stamp'];
const turn = (campaign: string, step: string, effect = '', at = 'start') => ({ at, campaign, step, effect });
const begin = [
  turn('the person', 'Fills Out Form "Hand-Raise: Demo" + Person is Created'),
  turn(intake, 'starts'),
  turn(raise, 'starts'),
];
const toMql = turn(
  raise,
  'Change Data Value [Lifecycle Status] to "2 - MQL"',
  '[Lifecycle Status]: empty → "2 - MQL"',
);
const request = turn(
  intake,
  'Request Campaign "100 - MAL: Status Stamp"',
  'asks "100 - MAL: Status Stamp" to start',
);
const toMal = turn(
  stamp,
  'Change Data Value [Lifecycle Status] to "1 - MAL"',
  '[Lifecycle Status]: "2 - MQL" → "1 - MAL"; asks "310 - MAL: Nurture" to start',
  '+5 min',
);
const race: FindingWitness = {
  assumptions: ['[Email Address] is not empty', '[Demographic Score] at least 50'],
  schedules: [
    {
      steps: [...begin, request, turn(stamp, 'starts'), toMql, toMal],
      outcome: { '[Lifecycle Status]': '"1 - MAL"', '[MQL Date]': 'a date' },
    },
    {
      steps: [...begin, toMql, request, turn(stamp, 'looks: its filters keep the person out')],
      outcome: { '[Lifecycle Status]': '"2 - MQL"', '[MQL Date]': 'a date' },
    },
  ],
  differsAt: 3,
};

const drawn = (width: number) => pairLines(pairOf(race), width, painter(false));

it('shows the two orders of a race side by side', () => {
  expect(drawn(120).join('\n')).toBe(`  It happens when  [Email Address] is not empty
                   [Demographic Score] at least 50

  Both orders begin like this:
    when   campaign                 what happens
    start  the person               Fills Out Form "Hand-Raise: Demo" + Person is Created
           000 - Person is Created  starts
           050 - Hand Raise         starts

  From here on it depends on what comes first (> marks what decides):
  In one order                                              │ In another order
  ──────────────────────────────────────────────────────────┼──────────────────────────────────────────────────────────
  > start  000 - Person is Created                          │ > start  050 - Hand Raise
      Request Campaign "100 - MAL: Status Stamp"            │     Change Data Value [Lifecycle Status] to "2 - MQL"
        asks "100 - MAL: Status Stamp" to start             │       [Lifecycle Status]: empty → "2 - MQL"
    100 - MAL: Status Stamp                                 │   000 - Person is Created
      starts                                                │     Request Campaign "100 - MAL: Status Stamp"
  > 050 - Hand Raise                                        │       asks "100 - MAL: Status Stamp" to start
      Change Data Value [Lifecycle Status] to "2 - MQL"     │   100 - MAL: Status Stamp
        [Lifecycle Status]: empty → "2 - MQL"               │     looks: its filters keep the person out
  > +5 min  100 - MAL: Status Stamp                         │
      Change Data Value [Lifecycle Status] to "1 - MAL"     │
        [Lifecycle Status]: "2 - MQL" → "1 - MAL"           │
        asks "310 - MAL: Nurture" to start                  │
        ← the last to write [Lifecycle Status]              │
  ──────────────────────────────────────────────────────────┼──────────────────────────────────────────────────────────
  It ends with                                              │ It ends with
  > [Lifecycle Status]: "1 - MAL"                           │ > [Lifecycle Status]: "2 - MQL"
    [MQL Date]: a date                                      │   [MQL Date]: a date`);
});

it('shows them one below the other where the terminal is narrow', () => {
  const narrow = drawn(99);
  expect(narrow.some((line) => line.includes('│'))).toBe(false);
  expect(narrow.slice(10).join('\n')).toBe(`  In one order
  > start  000 - Person is Created
      Request Campaign "100 - MAL: Status Stamp"
        asks "100 - MAL: Status Stamp" to start
    100 - MAL: Status Stamp
      starts
  > 050 - Hand Raise
      Change Data Value [Lifecycle Status] to "2 - MQL"
        [Lifecycle Status]: empty → "2 - MQL"
  > +5 min  100 - MAL: Status Stamp
      Change Data Value [Lifecycle Status] to "1 - MAL"
        [Lifecycle Status]: "2 - MQL" → "1 - MAL"
        asks "310 - MAL: Nurture" to start
        ← the last to write [Lifecycle Status]
  It ends with
  > [Lifecycle Status]: "1 - MAL"
    [MQL Date]: a date

  In another order
  > start  050 - Hand Raise
      Change Data Value [Lifecycle Status] to "2 - MQL"
        [Lifecycle Status]: empty → "2 - MQL"
    000 - Person is Created
      Request Campaign "100 - MAL: Status Stamp"
        asks "100 - MAL: Status Stamp" to start
    100 - MAL: Status Stamp
      looks: its filters keep the person out
  It ends with
  > [Lifecycle Status]: "2 - MQL"
    [MQL Date]: a date`);
});

const r01 = 'test/races/R01-racing-triggers/bad.lifecycle';

it.each([
  [
    120,
    `test/races/R01-racing-triggers/bad.lifecycle:26:10  warning  race/read-write
  "120 - Demo: Tell the Specialist" looks at [Product Interest], which "110 - Demo: Interest in Analytics" writes, both
  after Fills Out Form "Demo: Analytics": Send Alert "OPS Alerts.Analytics Demo" to "analytics@example.com" happens
  never or once.
   26 |   filter [Product Interest] is "Analytics"
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Why: Filters are tested once, at a moment that nobody can foresee: whoever looks a moment too early keeps the person
       out for good.
  Do:  Listen to the change itself (Data Value Changes), or let the campaign that writes request or execute the one that
       reads.
  See: test/races/R01-racing-triggers/bad.lifecycle:20:10 "110 - Demo: Interest in Analytics" writes [Product Interest]
       here
  Page: lifecycle explain race/read-write

  It happens when  [Product Interest] is not "Analytics"

  Both orders begin like this:
    when   campaign                           what happens
    start  the person                         Fills Out Form "Demo: Analytics"
           110 - Demo: Interest in Analytics  starts

  From here on it depends on what comes first (> marks what decides):
  In one order                                              │ In another order
  ──────────────────────────────────────────────────────────┼──────────────────────────────────────────────────────────
  > start  120 - Demo: Tell the Specialist                  │ > start  110 - Demo: Interest in Analytics
      looks: its filters keep the person out                │     Change Data Value [Product Interest] to "Analytics"
    110 - Demo: Interest in Analytics                       │       [Product Interest]: its old value → "Analytics"
      Change Data Value [Product Interest] to "Analytics"   │ > 120 - Demo: Tell the Specialist
        [Product Interest]: its old value → "Analytics"     │     starts
                                                            │ >   Send Alert "OPS Alerts.Analytics Demo" to
                                                            │     "analytics@example.com"
  ──────────────────────────────────────────────────────────┼──────────────────────────────────────────────────────────
  It ends with                                              │ It ends with
  > Send Alert "OPS Alerts.Analytics Demo" to               │ > Send Alert "OPS Alerts.Analytics Demo" to
      "analytics@example.com": never                        │     "analytics@example.com": once
  > "120 - Demo: Tell the Specialist" runs: no              │ > "120 - Demo: Tell the Specialist" runs: yes

  Each of these repairs it: the checker has run everything again with each, and found nothing new.

  1. Let "120 - Demo: Tell the Specialist" listen to this instead: Data Value Changes [Product Interest] { [New Value]
     is "Analytics" }, and ask for what has triggered it (proved: Send Alert "OPS Alerts.Analytics Demo" to
     "analytics@example.com" then always happens once)
     test/races/R01-racing-triggers/bad.lifecycle:25
     -   trigger Fills Out Form starts with "Demo:"
     +   trigger Data Value Changes [Product Interest] { [New Value] is "Analytics" }
     +   filter Filled Out Form starts with "Demo:" { [Date of Activity] in past 1 day }

  2. Let "110 - Demo: Interest in Analytics" request "120 - Demo: Tell the Specialist" at its end (proved: Send Alert
     "OPS Alerts.Analytics Demo" to "analytics@example.com" then always happens once)
     test/races/R01-racing-triggers/bad.lifecycle:20
     -   flow { Change Data Value [Product Interest] to "Analytics" }
     +   flow {
     +     Change Data Value [Product Interest] to "Analytics"
     +     Request Campaign "120 - Demo: Tell the Specialist"
     +   }
     test/races/R01-racing-triggers/bad.lifecycle:25
     -   trigger Fills Out Form starts with "Demo:"
     +   trigger Campaign is Requested "Marketo Flow Action"

`,
  ],
  [
    80,
    `test/races/R01-racing-triggers/bad.lifecycle:26:10  warning  race/read-write
  "120 - Demo: Tell the Specialist" looks at [Product Interest], which
  "110 - Demo: Interest in Analytics" writes, both after Fills Out Form
  "Demo: Analytics": Send Alert "OPS Alerts.Analytics Demo" to
  "analytics@example.com" happens never or once.
   26 |   filter [Product Interest] is "Analytics"
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Why: Filters are tested once, at a moment that nobody can foresee: whoever
       looks a moment too early keeps the person out for good.
  Do:  Listen to the change itself (Data Value Changes), or let the campaign
       that writes request or execute the one that reads.
  See: test/races/R01-racing-triggers/bad.lifecycle:20:10
       "110 - Demo: Interest in Analytics" writes [Product Interest] here
  Page: lifecycle explain race/read-write

  It happens when  [Product Interest] is not "Analytics"

  Both orders begin like this:
    when   campaign                          what happens
    start  the person                        Fills Out Form "Demo: Analytics"
           110 - Demo: Interest in           starts
           Analytics

  From here on it depends on what comes first (> marks what decides):
  In one order
  > start  120 - Demo: Tell the Specialist
      looks: its filters keep the person out
    110 - Demo: Interest in Analytics
      Change Data Value [Product Interest] to "Analytics"
        [Product Interest]: its old value → "Analytics"
  It ends with
  > Send Alert "OPS Alerts.Analytics Demo" to "analytics@example.com": never
  > "120 - Demo: Tell the Specialist" runs: no

  In another order
  > start  110 - Demo: Interest in Analytics
      Change Data Value [Product Interest] to "Analytics"
        [Product Interest]: its old value → "Analytics"
  > 120 - Demo: Tell the Specialist
      starts
  >   Send Alert "OPS Alerts.Analytics Demo" to "analytics@example.com"
  It ends with
  > Send Alert "OPS Alerts.Analytics Demo" to "analytics@example.com": once
  > "120 - Demo: Tell the Specialist" runs: yes

  Each of these repairs it: the checker has run everything again with each, and
  found nothing new.

  1. Let "120 - Demo: Tell the Specialist" listen to this instead: Data Value
     Changes [Product Interest] { [New Value] is "Analytics" }, and ask for what
     has triggered it (proved: Send Alert "OPS Alerts.Analytics Demo" to
     "analytics@example.com" then always happens once)
     test/races/R01-racing-triggers/bad.lifecycle:25
     -   trigger Fills Out Form starts with "Demo:"
     +   trigger Data Value Changes [Product Interest] { [New Value] is "Analytics" }
     +   filter Filled Out Form starts with "Demo:" { [Date of Activity] in past 1 day }

  2. Let "110 - Demo: Interest in Analytics" request
     "120 - Demo: Tell the Specialist" at its end (proved: Send Alert
     "OPS Alerts.Analytics Demo" to "analytics@example.com" then always happens
     once)
     test/races/R01-racing-triggers/bad.lifecycle:20
     -   flow { Change Data Value [Product Interest] to "Analytics" }
     +   flow {
     +     Change Data Value [Product Interest] to "Analytics"
     +     Request Campaign "120 - Demo: Tell the Specialist"
     +   }
     test/races/R01-racing-triggers/bad.lifecycle:25
     -   trigger Fills Out Form starts with "Demo:"
     +   trigger Campaign is Requested "Marketo Flow Action"

`,
  ],
])('tells the race of two campaigns of one form in %i columns', async (columns, expected) => {
  const { code, out } = await lifecycle(['explain', `${r01}:26`, r01], { cwd: root, columns });
  expect(code).toBe(0);
  expect(out).toBe(expected);
});

it('tells in one story what goes round, and how often it was tried', () => {
  const round = [turn(raise, 'starts'), turn(raise, 'Change Score [S] by 5', '[S]: [S] + 5 → [S] + 10')];
  const rounds = [begin[0] ?? turn('', ''), ...Array.from({ length: 6 }, () => round).flat()];
  const endless: FindingWitness = {
    assumptions: [],
    schedules: [
      { steps: rounds, outcome: { '"050 - Hand Raise" starts': '6 times' } },
      { steps: [...rounds, ...round], outcome: { '"050 - Hand Raise" starts': '7 times' } },
    ],
    differsAt: rounds.length,
  };
  expect(pairLines(pairOf(endless), 120, painter(false)).join('\n')).toBe(`  It can happen to  anybody

  This is what happens (> marks where it goes wrong):
    when   campaign          what happens
    start  the person        Fills Out Form "Hand-Raise: Demo" + Person is Created
           050 - Hand Raise  starts
                             Change Score [S] by 5
                               [S]: its old value + 5 → its old value + 10
                             starts
                             Change Score [S] by 5
                               [S]: its old value + 5 → its old value + 10
  >        050 - Hand Raise  … and so on: the same again 5 times

  What comes of it
  > "050 - Hand Raise" starts: 6 times, then 7 times`);
});

it('tells two people apart who get the same', () => {
  const entry = (stage: string) => [
    turn('the person', `[Stage] is ${stage}`),
    turn(raise, 'Change Data Value [Stage] to "MQL"', `[Stage]: ${stage} → "MQL"`),
  ];
  const people: FindingWitness = {
    assumptions: [],
    schedules: [
      { steps: entry('"MAL"'), outcome: { '[Stage]': 'from "MAL" to "MQL"' } },
      { steps: entry('"SAL"'), outcome: { '[Stage]': 'from "SAL" to "MQL"' } },
    ],
    differsAt: 0,
  };
  const text = pairLines(pairOf(people), 120, painter(false)).join('\n');
  expect(text).toMatch(/^ {2}It can happen to {2}anybody\n\n {2}One person +│ Another person\n/);
  expect(text).not.toContain('order');
});

it.each([60, 80, 99, 100, 101, 140, 160])('never draws beyond %i columns', (width) => {
  expect(drawn(width).filter((line) => widthOf(line) > width)).toEqual([]);
});

it('keeps columns straight under wide characters and colours', () => {
  const wide: FindingWitness = {
    ...race,
    differsAt: 0,
    schedules: [
      { steps: [turn('営業への引き渡し', '💡 starts')], outcome: {} },
      { steps: [turn('B\u001b[2J', 'starts')], outcome: {} },
    ],
  };
  const plain = pairLines(pairOf(wide), 120, painter(false));
  const bars = plain
    .filter((line) => line.includes('│'))
    .map((line) => widthOf(line.slice(0, line.indexOf('│'))));
  expect(new Set(bars).size).toBe(1);
  const coloured = pairLines(pairOf(wide), 120, painter(true)).map((line) =>
    // eslint-disable-next-line no-control-regex -- what the painter adds
    line.replace(/\u001b\[\d+m/g, '').trimEnd(),
  );
  expect(coloured).toEqual(plain);
});

// ── Its repairs ─────────────────────────────────────────────────────────────────────────────────────────

const racing = raceFixtures.find(({ id }) => id === 'R14')?.bad.text ?? '';
const lineOf = (piece: string) => racing.slice(0, racing.indexOf(piece)).split('\n').length;

it('shows the repairs of a race that are proved, with the lines that they change', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), racing);
  const { code, out } = await lifecycle(['explain', `a.lifecycle:${lineOf('if [Demographic Score]')}`], {
    cwd,
  });
  expect(code).toBe(0);
  const [finding = '', repairs = ''] = out.split('  Each of these repairs it: ');
  expect(finding).toMatch(/error {2}race\/dependent-requests[^]*In one order/);
  expect(`  Each of these repairs it: ${repairs}`).toBe(
    `  Each of these repairs it: the checker has run everything again with each, and found nothing new.

  1. Execute "010 - Demographic Score" instead of requesting it (proved: [Lifecycle Status] then always ends as
     "1 - MAL")
     a.lifecycle:${lineOf('Request Campaign "010')}
     -     Request Campaign "010 - Demographic Score"
     +     Execute Campaign "010 - Demographic Score"
     a.lifecycle:${lineOf('trigger Campaign is Requested')}
     -   trigger Campaign is Requested "Marketo Flow Action"
     +   executable

  2. Let "010 - Demographic Score" request "090 - Sort" at its end (proved: [Lifecycle Status] then always ends as
     "1 - MAL")
     a.lifecycle:${lineOf('flow {\n    Request')}
     -   flow {
     -     Request Campaign "010 - Demographic Score"
     -     Request Campaign "090 - Sort"
     -   }
     +   flow { Request Campaign "010 - Demographic Score" }
     a.lifecycle:${lineOf('  }\n}\n\ncampaign "090')}
     +     Request Campaign "090 - Sort"

  3. Wait 10 minutes for "010 - Demographic Score" (proved: [Lifecycle Status] then always ends as "1 - MAL" while no
     queue is longer than 10 minutes)
     Page: lifecycle explain wait/missing
     a.lifecycle:${lineOf('if [Demographic Score]')}
     +     Wait 10 minutes

`,
  );
});

it('says nothing of repairs where none is proved', async () => {
  const cycle = raceFixtures.find(({ id }) => id === 'R55')?.bad.text ?? '';
  await writeFile(join(cwd, 'a.lifecycle'), cycle);
  const line = cycle.slice(0, cycle.indexOf('Request Campaign "095')).split('\n').length;
  const { out } = await lifecycle(['explain', `a.lifecycle:${line}`], { cwd });
  expect(out).toContain('chain/cycle');
  expect(out).not.toMatch(/repairs it/);
});

it('fits repairs to the terminal', () => {
  const model = modelOf(racing);
  const checker = createChecker();
  const options = { proof: defaultProofBudget };
  const [finding] = [...checker.check(model, options).findings.values()].flat();
  const repairs = finding === undefined ? [] : [...checker.repairs(model, finding, options)];
  const proved = repairs.filter((fix) => fix !== undefined);
  const io = { cwd, columns: 70, colour: false } as Parameters<typeof explainedRepairs>[2];
  const lines = explainedRepairs(proved, model, io).split('\n');
  expect(lines.filter((line) => !/^ {5}[-+] /.test(line) && widthOf(line) > 70)).toEqual([]);
  expect(explainedRepairs(proved.slice(0, 1), model, io)).toMatch(/^ {2}This repairs it: /);
  expect(explainedRepairs([], model, io)).toBe('');
});

it('leaves the file as it is with check --fix: repairs are for a person to choose', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), racing);
  const { out } = await lifecycle(['check', '--fix', '.'], { cwd });
  expect(out).toContain('race/dependent-requests');
  expect(await readFile(join(cwd, 'a.lifecycle'), 'utf8')).toBe(racing);
});
