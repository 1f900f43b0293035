import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkspace, type Location, type Model } from '../../server/src/model/index.ts';
import { createChecker, defaultProofBudget, type Finding, type Fix } from '../../server/src/rules/index.ts';
import { openProver, type Prover } from '../../server/src/threads/index.ts';
import { raceFixtures } from '../races/fixtures.ts';

const budget = defaultProofBudget;
let prover: Prover;

beforeAll(async () => {
  prover = await openProver();
});
afterAll(() => prover.close());

it.each(raceFixtures.map(({ bad }) => bad))(
  'finds in a thread what is found beside it: $name',
  async (file) => {
    const workspace = createWorkspace();
    workspace.set('file:///a.lifecycle', file.text);
    const model = workspace.model();
    const proof = await prover.prove(model, { workspace: file.name, budget });
    expect(proof?.complete).toBe(true);
    expect(createChecker().check(model, { proof: proof ?? 'off' })).toEqual(
      createChecker().check(model, { proof: budget }),
    );
  },
);

it('follows a workspace through its changes', async () => {
  const [fixture] = raceFixtures;
  const { bad, repaired } = fixture ?? { bad: { text: '' }, repaired: { text: '' } };
  const workspace = createWorkspace();
  const rules = async (): Promise<string[]> => {
    const proof = await prover.prove(workspace.model(), { workspace: 'changing', budget });
    return proof?.raised.map(({ rule }) => rule.id) ?? [];
  };
  workspace.set('a', bad.text);
  expect(await rules()).toContain(fixture?.rule);
  workspace.set('a', repaired.text);
  expect(await rules()).toEqual([]);
  workspace.set('b', bad.text);
  workspace.remove('a');
  expect(await rules()).toContain(fixture?.rule);
  workspace.remove('b');
  expect(await rules()).toEqual([]);
});

it('begins anew with a workspace that was forgotten', async () => {
  const workspace = createWorkspace();
  const text = raceFixtures[0]?.bad.text ?? '';
  workspace.set('a', text);
  await prover.prove(workspace.model(), { workspace: 'gone', budget });
  prover.forget('gone');
  const other = createWorkspace();
  other.set('b', text);
  const proof = await prover.prove(other.model(), { workspace: 'gone', budget });
  expect(new Set(proof?.raised.map(({ finding }) => finding.place.declaration))).not.toContain(undefined);
  expect(proof?.raised.length).toBeGreaterThan(0);
});

it('is told which event is looked at', async () => {
  const workspace = createWorkspace();
  workspace.set('a', raceFixtures[0]?.bad.text ?? '');
  const looked: string[] = [];
  await prover.prove(workspace.model(), {
    workspace: 'looking',
    budget,
    looking: (stimulus) => looked.push(stimulus),
  });
  expect(looked.length).toBeGreaterThan(0);
  expect(looked.filter((name) => name === '')).toEqual([]);
});

// ── Repairs ─────────────────────────────────────────────────────────────────────────────────────────────

const choices = { severities: new Map(), preset: 'recommended' as const, folders: [], names: new Map() };

/** A workspace of its own with the findings that a thread has proved of it. */
async function provedOf(id: string, workspace: string): Promise<{ model: Model; findings: Finding[] }> {
  const files = createWorkspace();
  files.set('a', raceFixtures.find((fixture) => fixture.id === id)?.bad.text ?? '');
  const model = files.model();
  const proof = await prover.prove(model, { workspace, budget });
  const { findings } = createChecker().check(model, { proof: proof ?? 'off' });
  return { model, findings: [...findings.values()].flat().filter(({ cause }) => cause !== undefined) };
}

it.each(['R13', 'R14', 'R18'])('proves in a thread the repairs that are proved beside it: %s', async (id) => {
  const { model, findings } = await provedOf(id, `repaired ${id}`);
  const checker = createChecker();
  expect(findings).not.toEqual([]);
  for (const of of findings) {
    const fixes: Fix<Location>[] = [];
    const tried: string[] = [];
    const isWhole = await prover.repairs(model, {
      workspace: `repaired ${id}`,
      budget,
      of,
      choices,
      trying: (title) => tried.push(title),
      repaired: (fix) => fixes.push(fix),
    });
    expect(isWhole).toBe(true);
    expect(fixes.length).toBeGreaterThan(0);
    expect(fixes).toEqual(
      [...checker.repairs(model, of, { proof: budget })].filter((fix) => fix !== undefined),
    );
    // What is told while it is tried is what it is called afterwards.
    for (const { title } of fixes)
      expect(tried.filter((one) => title.startsWith(`${one} (proved: `))).toHaveLength(1);
  }
});

it('can be interrupted while it looks for repairs, and finds them when it is asked again', async () => {
  const { model, findings } = await provedOf('R14', 'interrupted');
  const [of] = findings;
  if (of === undefined) throw new Error('R14 has no race');
  const fixes: Fix<Location>[] = [];
  const ask = (): Promise<boolean> =>
    prover.repairs(model, {
      workspace: 'interrupted',
      budget,
      of,
      choices,
      repaired: (fix) => fixes.push(fix),
    });
  const interrupted = ask();
  prover.interrupt();
  expect(await interrupted).toBe(false);
  expect(fixes).toEqual([]);
  expect(await ask()).toBe(true);
  expect(fixes).toHaveLength(3);
});

it('knows no repairs of what is not found', async () => {
  const { model, findings } = await provedOf('R14', 'unknown');
  const [finding] = findings;
  if (finding === undefined) throw new Error('R14 has no race');
  const fixes: Fix<Location>[] = [];
  const isWhole = await prover.repairs(model, {
    workspace: 'unknown',
    budget,
    of: { ...finding, message: 'Something else.' },
    choices,
    repaired: (fix) => fixes.push(fix),
  });
  expect([isWhole, fixes]).toEqual([true, []]);
});
