import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runInThread, type Told } from '../../server/src/cli/testing/thread.ts';
import { lifecycle } from './command-line.ts';
import { elementsOf, type XmlElement } from './xml.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'lifecycle-test-'));
});
afterEach(() => rm(cwd, { recursive: true }));

/** The hand-raise of a new person, as it is dragged together first: two campaigns write the stage. */
const racing = `field [Lifecycle Status] string

campaign "000 - Person is Created" {
  trigger Person is Created
  flow {
    Change Data Value [Lifecycle Status] to "0 - Processing"
    Request Campaign "100 - MAL: Status Stamp"
  }
}

campaign "050 - Hand Raise" {
  trigger Fills Out Form starts with "Hand-Raise:"
  flow {
    Change Data Value [Lifecycle Status] to "2 - MQL"
  }
}

campaign "100 - MAL: Status Stamp" {
  trigger Campaign is Requested "Marketo Flow Action"
  filter [Lifecycle Status] is "0 - Processing"
  flow {
    Wait 5 minutes
    Change Data Value [Lifecycle Status] to "1 - MAL"
  }
}

scenario "A new person raises a hand" {
  given [Email Address] is "jo@example.com"
  when Fills Out Form "Hand-Raise: Demo" creating the person
  then [Lifecycle Status] is "2 - MQL"
}
`;

const story = `a.lifecycle
  fails        A new person raises a hand

  a.lifecycle:30:8
   30 |   then [Lifecycle Status] is "2 - MQL"
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Instead: [Lifecycle Status] is "1 - MAL".

  It comes to that when Marketo runs the campaigns in this order (> marks what decides):

  The person  [Email Address] is "jo@example.com"

    when    campaign                 what happens
    start   the person               Fills Out Form "Hand-Raise: Demo" creating the person
                                       Person is Created
            000 - Person is Created  starts
            050 - Hand Raise         starts
  >         000 - Person is Created  Change Data Value [Lifecycle Status] to "0 - Processing"
                                       [Lifecycle Status]: empty → "0 - Processing"
                                     Request Campaign "100 - MAL: Status Stamp"
                                       asks "100 - MAL: Status Stamp" to start
            100 - MAL: Status Stamp  starts
  >         050 - Hand Raise         Change Data Value [Lifecycle Status] to "2 - MQL"
                                       [Lifecycle Status]: "0 - Processing" → "2 - MQL"
            100 - MAL: Status Stamp  Wait 5 minutes
                                       waits
  > +5 min  100 - MAL: Status Stamp  Change Data Value [Lifecycle Status] to "1 - MAL"
                                       [Lifecycle Status]: "2 - MQL" → "1 - MAL"
                                       ← the last to write [Lifecycle Status]

Reached by the scenarios: 3 of 3 campaigns.
  campaigns  "000 - Person is Created"; "050 - Hand Raise"; "100 - MAL: Status Stamp"
`;

const attributesOf = (element: XmlElement | undefined) => Object.fromEntries(element?.attributes ?? []);

const example = (name: string) => writeFile(join(cwd, 'a.lifecycle'), name);

it('finds that the scenarios of the samples hold in every order', async () => {
  const { code, out, err } = await lifecycle(['test', 'samples'], { cwd: root });
  expect(out.slice(0, out.indexOf('Reached'))).toBe(`samples/first-lifecycle/first-lifecycle.lifecycle
  passes       A new person raises a hand at once

samples/lifecycle-processing/stages.lifecycle
  passes       A new director raises a hand at once
  passes       A customer who fills out a form stays a customer

samples/recycling/recycling.lifecycle
  passes       A returned person comes back

`);
  expect({ code, err }).toEqual({ code: 0, err: '4 scenarios pass.\n' });
});

it('tells a failure as a story that needs no other words than Marketo’s', async () => {
  await example(racing);
  const { code, out, err } = await lifecycle(['test'], { cwd });
  expect(out).toBe(story);
  expect(out).not.toMatch(/schedule|state\b|trace|interleav/i);
  expect({ code, err }).toEqual({ code: 1, err: '1 scenario fails.\n' });
});

it('passes once one campaign alone writes the stage', async () => {
  await example(
    racing
      .replace('Request Campaign "100 - MAL: Status Stamp"', '')
      .replace(/ {4}Change.*"0 - Processing"\n/, ''),
  );
  expect((await lifecycle(['test'], { cwd })).err).toBe('1 scenario passes.\n');
});

it('says what scenarios reached and what they did not', async () => {
  await example(racing);
  const { out } = await lifecycle(['test'], { cwd });
  expect(out).toMatch(
    /Reached by the scenarios: 3 of 3 campaigns\.\n {2}campaigns {2}"000 - Person is Created"; "050 - Hand Raise"; "100 - MAL: Status Stamp"\n$/,
  );
  await example(`${racing}campaign "Lonely" {\n  trigger Visits Web Page\n  flow { Send Email "Hi" }\n}\n`);
  expect((await lifecycle(['test'], { cwd })).out).toMatch(
    /Reached by the scenarios: 3 of 4 campaigns\.\n {2}campaigns {2}"000.*\nNever reached:\n {2}campaign {2}a\.lifecycle:32:10 {2}"Lonely"\n$/,
  );
});

it('prints versioned JSON with zero-based places', async () => {
  await example(racing);
  const { code, out } = await lifecycle(['test', '--format', 'json'], { cwd });
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    scenarios: [
      {
        name: 'A new person raises a hand',
        verdict: 'fails',
        file: 'a.lifecycle',
        range: { start: { line: 26, character: 9 }, end: { line: 26, character: 37 } },
        failures: [
          {
            unmet: [
              {
                expected: '[Lifecycle Status] is "2 - MQL"',
                found: '[Lifecycle Status] is "1 - MAL"',
                file: 'a.lifecycle',
                range: { start: { line: 29, character: 7 } },
              },
            ],
            timeline: {
              person: ['[Email Address] is "jo@example.com"'],
              rows: expect.arrayContaining([
                expect.objectContaining({
                  at: 'start',
                  campaign: '050 - Hand Raise',
                  depth: 0,
                  step: 'Change Data Value [Lifecycle Status] to "2 - MQL"',
                  effects: ['[Lifecycle Status]: "0 - Processing" → "2 - MQL"'],
                  decides: true,
                  file: 'a.lifecycle',
                  range: { start: { line: 13, character: 4 }, end: { line: 13, character: 53 } },
                }),
              ]),
            },
          },
        ],
      },
    ],
    coverage: {
      campaigns: {
        reached: 3,
        total: 3,
        hit: [
          { name: '000 - Person is Created', file: 'a.lifecycle', range: { start: { line: 2 } } },
          { name: '050 - Hand Raise' },
          { name: '100 - MAL: Status Stamp' },
        ],
        missed: [],
      },
      branches: { reached: 0, total: 0, missed: [] },
      stages: { reached: 0, total: 0, missed: [] },
    },
    summary: { scenarios: 1, passed: 0, failed: 1, undecided: 0 },
  });
});

it('prints JUnit XML that can be read, whatever the names', async () => {
  const name = String.raw`<b a='1'> & "]]>" \ ü 💡 ` + '\u0007\ud800';
  await example(`${racing.replace('A new person raises a hand', name.replaceAll('"', String.raw`\"`))}
scenario "Passes" { when Visits Web Page "/", then [Lifecycle Status] is empty }
scenario "Nobody knows" { when Vists Web Page "/", then [Lifecycle Status] is empty }`);
  const { code, out } = await lifecycle(['test', '--format', 'junit'], { cwd });
  expect(code).toBe(1);
  const elements = elementsOf(out);
  expect(elements.map(({ path }) => path)).toEqual([
    'testsuites',
    'testsuites/testsuite',
    'testsuites/testsuite/testcase',
    'testsuites/testsuite/testcase/failure',
    'testsuites/testsuite/testcase',
    'testsuites/testsuite/testcase',
    'testsuites/testsuite/testcase/error',
  ]);
  const counted = { tests: '3', failures: '1', errors: '1', skipped: '0' };
  expect(attributesOf(elements[0])).toMatchObject({ name: 'lifecycle', ...counted });
  expect(attributesOf(elements[1])).toMatchObject({ name: 'a.lifecycle', ...counted });
  expect(attributesOf(elements[2])).toMatchObject({
    classname: 'a_lifecycle',
    file: 'a.lifecycle',
    line: '27',
  });
  expect(elements[2]?.attributes.get('name')).toContain(`<b a='1'> & "]]>"`);
  expect(elements[3]?.attributes.get('message')).toBe(
    '[Lifecycle Status] is "2 - MQL": [Lifecycle Status] is "1 - MAL"',
  );
  expect(elements[3]?.text).toContain(
    '>         050 - Hand Raise         Change Data Value [Lifecycle Status] to "2 - MQL"',
  );
  expect(elements[6]?.attributes.get('message')).toMatch(/^Line 34 has a mistake: .*"Vists Web Page/);
});

it('does not decide what has more situations than it may look at', async () => {
  await example(racing.replace('"2 - MQL"\n}', '"2 - MQL"\n  then [Country] is empty\n}'));
  const { code, out, err } = await lifecycle(['test', '--states', '3'], { cwd });
  expect(code).toBe(1);
  expect(out).toContain(
    '  not decided  A new person raises a hand\n               3 situations were looked at, and there are more.\n',
  );
  expect(err).toMatch(/--states looks at more.*\n1 scenario is not decided\.\n$/);
});

it('does not let a scenario pass of which it understood only half', async () => {
  await example('scenario "Half" {\n  when Visits Web Page "/"\n  then Sned Email "Hi" happens once\n}\n');
  const { code, out } = await lifecycle(['test'], { cwd });
  expect(code).toBe(1);
  expect(out).toMatch(/not decided {2}Half\n {15}Line 3 has a mistake: .*"Sned Email".*\n/);
});

it('runs the scenarios that are named', async () => {
  await example(`${racing}\nscenario "Another" { when Visits Web Page "/", then [Country] is empty }\n`);
  const { code, out } = await lifecycle(['test', '--name', 'ANOTH'], { cwd });
  expect({ code, out }).toEqual({ code: 0, out: 'a.lifecycle\n  passes       Another\n\n' });
  const { code: none, err } = await lifecycle(['test', '--name', 'Anothr'], { cwd });
  expect({ code: none, err }).toEqual({
    code: 64,
    err: 'No scenario has "Anothr" in its name. Did you mean "Another"?\n',
  });
});

it('has nothing to complain about where there are no scenarios', async () => {
  await example('campaign "A" { trigger Visits Web Page, flow { Send Email "Hi" } }\n');
  const { code, out, err } = await lifecycle(['test'], { cwd });
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toMatch(/^There is no scenario/);
});

it('stops when it is told to, and says that it did', async () => {
  await example(racing);
  const { code, out, err } = await lifecycle(['test'], { cwd, signal: AbortSignal.abort() });
  expect(code).toBe(1);
  expect(out).toContain('It was stopped before every order had been looked at.');
  expect(err).toBe('Stopped before everything had been looked at.\n1 scenario is not decided.\n');
});

it('stops between two situations of a scenario that would take for ever', async () => {
  const campaigns = Array.from(
    { length: 12 },
    (_, at) =>
      `campaign "C${at}" { trigger Person is Created, flow { Add to List "${at}", Change Score [S${at}] by 1 } }`,
  );
  const text = `${campaigns.join('\n')}\nscenario "Wide" { when Person is Created, then [S0] is 1 }`;
  const interrupted = new AbortController();
  const told: Told[] = [];
  await runInThread(
    {
      states: 100_000_000,
      projects: [{ sources: [{ uri: 'file:///wide.lifecycle', text }], scenarios: [0] }],
    },
    interrupted.signal,
    (message) => {
      told.push(message);
      if (message.kind === 'begins') interrupted.abort();
    },
  );
  expect(told.map(({ kind }) => kind)).toEqual(['begins', 'done', 'covered']);
  expect(told[1]).toMatchObject({ report: { verdict: 'not decided', reason: /stopped/, failures: [] } });
});

it.each([[['--format', 'xml']], [['--states', 'few']], [['--instance']]])(
  'calls test %j wrong usage',
  async (args) => {
    await example(racing);
    expect((await lifecycle(['test', ...args], { cwd })).code).toBe(64);
  },
);

it('keeps control characters of a file away from the terminal', async () => {
  await example(
    racing.replaceAll('050 - Hand Raise', '050 \u001b]0;gotcha\u0007').replace('A new person', '\u001b[2J'),
  );
  const { out, err } = await lifecycle(['test'], { cwd });
  expect(out).toContain('gotcha');
  // eslint-disable-next-line no-control-regex -- that is what this test is about
  expect(out + err).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
});

it('explains itself with an example', async () => {
  const { code, out } = await lifecycle(['test', '--help'], { cwd });
  expect(code).toBe(0);
  expect(out).toMatch(/Example:\n {2}\$ lifecycle test /);
});

it('leaves out the middle of a story that nobody would read to its end', async () => {
  const steps = Array.from({ length: 250 }, (_, at) => `    Add to List "${at}"`).join('\n');
  await example(`campaign "Long" {
  trigger Visits Web Page
  flow {
${steps}
  }
}
scenario "Long" {
  when Visits Web Page "/"
  then [Country] is "DE"
}`);
  const { out } = await lifecycle(['test'], { cwd });
  expect(out).toContain('  No campaign had anything to do with it. This is what happened:\n');
  expect(out).toContain('    … 52 more rows; --format json has them all\n');
  expect(out.split('\n').length).toBeLessThan(800);
});
