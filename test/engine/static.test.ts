import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  confluence,
  createEngine,
  createEngineCompiler,
  createStaticTier,
  defaultSemantics,
  type EngineProgram,
  exploreReduced,
  type Outlook,
  stimulusState,
  termination,
  watchedIn,
} from '../../server/src/engine/index.ts';
import { createWorkspace } from '../../server/src/model/index.ts';
import { modelOf } from '../model/workspace-of.ts';
import { largeWorkspace } from '../bench/large-workspace.ts';
import { arbitraryLifecycle } from './arbitrary-lifecycle.ts';

const runs = Number(process.env.STATIC_RUNS ?? 150);
const patience = { timeout: Math.max(20_000, runs * 100) };

function programOf(text: string | Readonly<Record<string, string>>): EngineProgram {
  return createEngineCompiler().compile(modelOf(text));
}

function outlooksOf(program: EngineProgram): readonly Outlook[] {
  return createStaticTier(defaultSemantics).outlooks(program);
}

/** What all schedules of a stimulus show; undefined where there are too many. */
function shown(
  program: EngineProgram,
  { stimulus }: Outlook,
): { readonly races: boolean; readonly endless: boolean } | undefined {
  const engine = createEngine(program);
  const start = stimulusState(program, stimulus);
  if (start === undefined) return { races: false, endless: false };
  const budget = { states: 600, turns: 100 };
  const exploration = exploreReduced(engine, start, { budget });
  const { endless } = termination(engine, start, budget);
  const races = confluence(exploration, watchedIn(program)).length > 0;
  if (exploration.coverage !== 'all' && !races && endless === undefined) return undefined;
  // A state that comes again is certain; one that grows may only be long.
  return { races, endless: endless?.how === 'repeats' };
}

it.each(['core', 'wide'] as const)(
  'suspects whatever races or never ends in random programs of the %s vocabulary',
  patience,
  (vocabulary) => {
    fc.assert(
      fc.property(arbitraryLifecycle({ campaigns: 3, steps: 3, vocabulary }), (text) => {
        const program = programOf(text);
        for (const outlook of outlooksOf(program)) {
          const facts = shown(program, outlook);
          if (facts?.races === true) expect(outlook.mayRace).toBe(true);
          if (facts?.endless === true) expect(outlook.circular).toBe(true);
        }
      }),
      { numRuns: runs, seed: 7 },
    );
  },
);

it('leaves out only stimuli that come to what others come to', patience, () => {
  fc.assert(
    fc.property(arbitraryLifecycle({ campaigns: 3, steps: 2 }), (text) => {
      const program = programOf(text);
      const tier = createStaticTier(defaultSemantics);
      const candidates = new Set(tier.candidates(program));
      const facts = tier
        .outlooks(program)
        .map((outlook) => ({ facts: shown(program, outlook), chosen: candidates.has(outlook) }));
      // Where some candidate could not be decided, it may be the one.
      if (facts.some(({ facts: known, chosen }) => chosen && known === undefined)) return;
      for (const what of ['races', 'endless'] as const) {
        const anywhere = facts.some(({ facts: known }) => known?.[what] === true);
        const chosen = facts.some(({ facts: known, chosen: isChosen }) => isChosen && known?.[what] === true);
        expect({ what, chosen }).toEqual({ what, chosen: anywhere });
      }
    }),
    { numRuns: runs, seed: 11 },
  );
});

const fields = `field [X] string
field [Y] string
field [Score] score
external form "F", "G"
external email "M"`;

function campaign(name: string, body: string): string {
  return `campaign "${name}" {\n  qualify every time\n${body}\n}`;
}

function conflictsOf(...campaigns: readonly string[]): string[] {
  const outlooks = outlooksOf(programOf([fields, ...campaigns].join('\n')));
  return outlooks
    .filter(({ stimulus }) => stimulus.name === 'Fills Out Form "F"')
    .flatMap(({ conflicts }) =>
      conflicts.map(
        ({ how, thing, parties }) => `${how} ${thing}: ${parties.map(({ name }) => name).join(', ')}`,
      ),
    );
}

const alertOnX = campaign(
  'reader',
  '  trigger Fills Out Form "F"\n  filter [X] is "a"\n  flow { Send Alert "M" to "a@b.c" }',
);

it('suspects a reader and a writer that one event wakes', () => {
  const writer = campaign('writer', '  trigger Fills Out Form "F"\n  flow { Change Data Value [X] to "a" }');
  expect(conflictsOf(writer, alertOnX)).toEqual(['reads field:x: writer, reader']);
});

it('knows that a change comes before whoever hears of it', () => {
  const writer = campaign('writer', '  trigger Fills Out Form "F"\n  flow { Change Data Value [X] to "a" }');
  const listener = campaign(
    'listener',
    '  trigger Data Value Changes [X]\n  filter [X] is "a"\n  flow { Send Alert "M" to "a@b.c" }',
  );
  expect(conflictsOf(writer, listener)).toEqual([]);
});

it('knows that a request comes after the steps before it, and before those behind it', () => {
  const child = campaign(
    'child',
    '  trigger Campaign is Requested\n  filter [X] is "a"\n  flow { Send Alert "M" to "a@b.c" }',
  );
  const write = 'Change Data Value [X] to "a"';
  const request = 'Request Campaign "child"';
  const parent = (...steps: string[]) =>
    campaign('parent', `  trigger Fills Out Form "F"\n  flow {\n    ${steps.join('\n    ')}\n  }`);
  expect(conflictsOf(parent(write, request), child)).toEqual([]);
  expect(conflictsOf(parent(request, write), child)).toEqual(['reads field:x: parent, child']);
});

it('takes what an executed campaign does for a step of its parent', () => {
  const child =
    'campaign "child" {\n  executable\n  qualify every time\n  flow { Change Data Value [X] to "a" }\n}';
  const parent = campaign(
    'parent',
    '  trigger Fills Out Form "F"\n  flow {\n    Execute Campaign "child"\n    if [X] is "a" then Send Alert "M" to "a@b.c"\n    else nothing\n  }',
  );
  expect(conflictsOf(parent, child)).toEqual([]);
  expect(conflictsOf(parent, child, alertOnX)).toEqual(['reads field:x: parent, reader']);
});

it('does not mind the same value from two sides, nor sums', () => {
  const writing = (name: string, value: string) =>
    campaign(name, `  trigger Fills Out Form "F"\n  flow { Change Data Value [X] to "${value}" }`);
  const listener = campaign(
    'listener',
    '  trigger Data Value Changes [Y]\n  filter [X] is "a"\n  flow { Send Alert "M" to "a@b.c" }',
  );
  expect(conflictsOf(writing('one', 'a'), writing('other', 'a'), listener)).toEqual([]);
  expect(conflictsOf(writing('one', 'a'), writing('other', 'b'), listener)).toEqual([
    'writes field:x: one, other',
  ]);
  const adding = (name: string) =>
    campaign(name, '  trigger Fills Out Form "F"\n  flow { Change Score [Score] by 5 }');
  expect(conflictsOf(adding('one'), adding('other'))).toEqual([]);
  const waiting = campaign(
    'waiting',
    '  trigger Score is Changed [Score] { [New Score] at least 10 }\n  flow { Send Alert "M" to "a@b.c" }',
  );
  expect(conflictsOf(adding('one'), adding('other'), waiting)).toContain('writes field:score: one, other');
});

it('knows guards that exclude each other, unless somebody changes what they look at', () => {
  const guarded = (name: string, value: string) =>
    campaign(
      name,
      `  trigger Fills Out Form "F"\n  filter [Y] is "${value}"\n  flow { Change Data Value [X] to "${value}" }`,
    );
  const reader = campaign(
    'late',
    '  trigger Fills Out Form "G"\n  filter [X] is "a"\n  flow { Send Alert "M" to "a@b.c" }',
  );
  expect(conflictsOf(guarded('one', 'a'), guarded('other', 'b'), reader)).toEqual([]);
  const changing = campaign(
    'changing',
    '  trigger Fills Out Form "F"\n  flow { Change Data Value [Y] to "b" }',
  );
  expect(conflictsOf(guarded('one', 'a'), guarded('other', 'b'), reader, changing)).toContain(
    'writes field:x: one, other',
  );
});

it('finds a few stimuli that matter among those of a large workspace', () => {
  const program = programOf(Object.fromEntries(largeWorkspace({ campaigns: 200, programs: 10 })));
  const tier = createStaticTier(defaultSemantics);
  const all = tier.outlooks(program);
  expect(all.length).toBeGreaterThan(150);
  expect(tier.candidates(program).length).toBeLessThan(all.length / 3);
});

it('says after an edit what it says from scratch', patience, () => {
  const workspace = createWorkspace();
  const files = [...largeWorkspace({ campaigns: 100, programs: 8 })];
  for (const [name, text] of files) workspace.set(`file:///${name}`, text);
  const compiler = createEngineCompiler();
  const tier = createStaticTier(defaultSemantics);
  tier.candidates(compiler.compile(workspace.model()));
  // Points, waits, conditions, values: flows and filters, and things that others see, too.
  const edits = files.flatMap(([name, text]) =>
    [...text.matchAll(/by \d+|Wait \d+|is "[^"]+"|to "[^"]+"|qualify every time/g)].map(
      ({ 0: old, index }) => ({ name, text, old, index }),
    ),
  );
  for (let at = 3; at < edits.length; at += Math.ceil(edits.length / 40)) {
    const { name, text, old, index } = edits[at] ?? { name: '', text: '', old: '', index: 0 };
    const edited = old
      .replace(/\d+/, (number) => String(Number(number) + 1))
      .replace(/"$/, ' 2"')
      .replace('every time', 'every 2 days');
    workspace.set(`file:///${name}`, text.slice(0, index) + edited + text.slice(index + old.length));
    const program = compiler.compile(workspace.model());
    const fresh = createStaticTier(defaultSemantics);
    expect(tier.outlooks(program).map(seen)).toEqual(fresh.outlooks(program).map(seen));
    expect(tier.candidates(program).map(seen)).toEqual(fresh.candidates(program).map(seen));
  }
});

function seen({ stimulus, campaigns, mayRace, circular, conflicts, written }: Outlook) {
  const parties = conflicts.map(({ thing, how, parties: [one, other] }) => [
    thing,
    how,
    one.name,
    other.name,
  ]);
  return {
    name: stimulus.name,
    campaigns: campaigns.map(({ id }) => id),
    mayRace,
    circular,
    conflicts: parties,
    written: [...written],
  };
}

it('knows that a segment follows a field that nobody else looks at', () => {
  const program = programOf(`external webhook "Hook" { writes [Grade] }
external segmentation "Region" { reads [Grade] }
campaign "Overwrites" {
  qualify every time
  trigger Webhook is Called "Hook"
  flow { Change Data Value [Grade] to "A" }
}
campaign "Listens" {
  qualify every time
  trigger Segment Changes "Region"
  flow { Send Alert "A" to owner }
}`);
  const called = outlooksOf(program).find(({ stimulus }) => stimulus.name === 'Webhook is Called "Hook"');
  expect(called?.conflicts.map(({ thing }) => thing)).toContain('field:grade');
});

it('comes to an end with smart lists that all name each other', () => {
  const names = ['A', 'B', 'C', 'D', 'E'];
  const lists = names.map((name) => {
    const others = names.filter((other) => other !== name);
    return `smart list "${name}" {\n${others.map((other) => `  filter Member of Smart List "${other}"`).join('\n')}\n  filter [Country] is "${name}"\n}`;
  });
  const campaigns = ['One', 'Two'].map(
    (name) => `campaign "${name}" {
  qualify every time
  trigger Fills Out Form "F"
  filter Member of Smart List "A"
  flow { Change Data Value [Country] to "${name}" }
}`,
  );
  const [outlook] = outlooksOf(programOf([...lists, ...campaigns].join('\n')));
  expect(outlook?.campaigns.map(({ name }) => name)).toEqual(['One', 'Two']);
});
