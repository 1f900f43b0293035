import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkspace } from '../../server/src/model/index.ts';
import { createChecker, defaultProofBudget } from '../../server/src/rules/index.ts';
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
