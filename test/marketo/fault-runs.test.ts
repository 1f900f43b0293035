import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryJournal, type JournalEntry } from '../../server/src/marketo/index.ts';
import type { Fault } from '../../server/src/sandbox/index.ts';
import { deployment, idleClock, type Deployment } from './deployment.ts';
import { creation, outcome, swap, type Case } from './disturbed-cases.ts';

const runs = Number(process.env['LIFECYCLE_RUNS'] ?? 40);
const seed = Number(process.env['LIFECYCLE_SEED'] ?? 11);

const html = '<html><body><h1>Bad Gateway</h1></body></html>';

/** What may go wrong with one call: how it is answered, whether it was done all the same, and how many calls it hits. */
const trouble: fc.Arbitrary<Pick<Fault, 'answer' | 'performed' | 'times'>> = fc.oneof(
  fc.record({
    answer: fc.constant({ code: '604' }),
    performed: fc.boolean(),
    times: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    answer: fc.constant({ status: 502, text: html }),
    performed: fc.boolean(),
    times: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    answer: fc.constant('drop' as const),
    performed: fc.boolean(),
    times: fc.integer({ min: 1, max: 2 }),
  }),
  // A storm: longer than any patience, or shorter.
  fc.record({ answer: fc.constant({ code: '606' }), times: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    answer: fc.constantFrom({ code: '615' }, { code: '713' }, { code: '719' }, { code: '608' }),
    times: fc.integer({ min: 1, max: 10 }),
  }),
  fc.record({
    answer: fc.constantFrom({ code: '601' }, { code: '602' }),
    times: fc.integer({ min: 1, max: 2 }),
  }),
  // The token has died, for good: a new one has to be had.
  fc.record({ answer: fc.constant('expire token' as const) }),
  fc.record({
    answer: fc.record({ slowMs: fc.integer({ min: 1, max: 20 }) }),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ answer: fc.constant({ code: '611' }), times: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ answer: fc.constant({ code: '607' }), times: fc.integer({ min: 1, max: 5 }) }),
);

/** When it strikes, counted in calls from the start of the apply. */
const script = (most: number): fc.Arbitrary<readonly Fault[]> =>
  fc.array(
    fc
      .tuple(trouble, fc.integer({ min: 0, max: most }))
      .map(([fault, after]): Fault => ({ on: '*', after, ...fault })),
    { minLength: 1, maxLength: 6 },
  );

/** The name that a campaign has before, in and after a swap. */
const base = (name: string): string => name.replace(/ ⟦(next|old \d+)⟧$/, '');

/** An instance whose campaigns are looked at after every call: of one that is replaced, never two may run. */
async function watched({ before }: Case, desiredNames: ReadonlySet<string>) {
  const clock = idleClock();
  const seen: string[] = [];
  const watch: { local?: Deployment } = {};
  const looking: typeof fetch = async (...request) => {
    try {
      return await fetch(...request);
    } finally {
      const active = (watch.local?.sandbox.campaigns() ?? []).filter(({ isActive }) => isActive);
      const names = active.map(({ name }) => base(name));
      for (const name of desiredNames)
        if (names.filter((other) => other === name).length > 1) seen.push(name);
    }
  };
  const local = await deployment({ clock: () => clock.now() }, { clock, fetch: looking });
  if (before !== undefined) await local.deploy(before);
  watch.local = local;
  return { local, twice: seen };
}

const namesOf = ({ desired }: Case): ReadonlySet<string> =>
  new Set(desired.programs.flatMap(({ campaigns }) => campaigns.map(({ name }) => name)));

/** A code of Marketo, an HTTP status, or the words for those that have a sentence of their own. */
const cause = /\((\d{3}|HTTP \d{3}|[A-Z_]{6,})\b|quota of API calls|access token|cannot be reached/;

/** Applies with the faults, and where that stops once more without. */
async function disturbed(given: Case, faults: readonly Fault[]) {
  const { local, twice } = await watched(given, namesOf(given));
  await using _ = local;
  const before = local.sandbox.campaigns().flatMap(({ name, isActive }) => (isActive ? [name] : []));
  const plan = await local.plan(given.desired);
  const entries: JournalEntry[] = [];
  for (const fault of faults) local.sandbox.inject(fault);
  const first = await local.apply(plan, memoryJournal(entries));
  local.sandbox.calm();
  const runs = new Set(
    local.sandbox.campaigns().flatMap(({ name, isActive }) => (isActive ? [base(name)] : [])),
  );
  const stopped = before.filter((name) => !runs.has(name));
  const last = first.kind === 'applied' ? first : await local.apply(plan, memoryJournal(entries));
  const running = local.sandbox.campaigns().filter(({ isActive }) => isActive);
  return {
    first,
    last,
    twice,
    stopped,
    running: running.length,
    outcome: await outcome(local, given.desired),
  };
}

async function undisturbed(given: Case) {
  const { first, running, outcome: left } = await disturbed(given, []);
  expect(first).toMatchObject({ kind: 'applied' });
  return { running, left };
}

it.for([
  ['a new program', creation, 90],
  ['a swap', swap, 110],
] as const)(
  'survives whatever goes wrong while it deploys %s',
  { timeout: 60_000 + runs * 2000 },
  async ([, given, most]) => {
    const expected = await undisturbed(given);
    await fc.assert(
      fc.asyncProperty(script(most), async (faults) => {
        const { first, last, twice, stopped, running, outcome: left } = await disturbed(given, faults);
        // A run that stops, before it has begun or in the middle, names the cause.
        const said = [first.message, ...first.failures.map(({ message }) => message)].join(' ');
        if (first.kind !== 'applied') expect(said).toMatch(cause);
        // Of a swap that stopped between its two calls neither campaign runs: then it says so.
        for (const name of stopped) expect(said).toMatch(new RegExp(`"${name}" (is|may be) switched off`));
        expect(last).toMatchObject({ kind: 'applied', failures: [], skipped: [] });
        expect(twice).toEqual([]);
        expect({ running, left }).toEqual(expected);
      }),
      { numRuns: runs, seed, endOnFailure: false },
    );
  },
);
