import { expect, it } from 'vitest';
import { compile, type DesiredState, type Operation } from '../../server/src/compiler/index.ts';
import { Schedule } from '../../server/src/marketo/apply/schedule.ts';
import { createWorkspace } from '../../server/src/model/index.ts';
import { rich } from '../compiler/plan-examples.ts';
import { deployment } from './deployment.ts';
import { swap } from './disturbed-cases.ts';

/** Takes whatever may begin, and ends what is under way in an order that chance chooses. */
function run(operations: readonly Operation[], random: () => number): readonly Operation[][] {
  const schedule = new Schedule(operations);
  const underWay: Operation[] = [];
  const moments: Operation[][] = [];
  for (;;) {
    for (let next = schedule.take(); next !== undefined; next = schedule.take()) underWay.push(next);
    if (underWay.length === 0) return moments;
    moments.push([...underWay]);
    const [ended] = underWay.splice(Math.floor(random() * underWay.length), 1);
    if (ended !== undefined) schedule.settle(ended);
  }
}

/** Numbers from 0 up to 1 that are the same every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

it('begins everything once, and nothing before what it depends on has ended', async () => {
  await using local = await deployment();
  const { operations } = await local.plan(rich);
  for (let seed = 1; seed <= 50; seed += 1) {
    const moments = run(operations, numbers(seed));
    const begun = new Set<string>();
    for (const underWay of moments) {
      const ids = underWay.map(({ id }) => id);
      for (const operation of underWay) {
        begun.add(operation.id);
        for (const needed of operation.dependsOn) {
          expect(begun).toContain(needed);
          expect(ids).not.toContain(needed);
        }
      }
    }
    expect([...begun].sort()).toEqual(operations.map(({ id }) => id).sort());
    expect(moments).toHaveLength(operations.length);
  }
});

it('writes no rules and no flow while something is still being made that they may name', async () => {
  await using local = await deployment();
  const { operations } = await local.plan(rich);
  const makes = (kind: string): boolean => /^(create|clone)-/.test(kind);
  for (let seed = 1; seed <= 50; seed += 1) {
    for (const underWay of run(operations, numbers(seed))) {
      const kinds = underWay.map(({ kind }) => kind);
      expect(kinds.some(makes) && kinds.some((kind) => kind.startsWith('write-'))).toBe(false);
    }
  }
});

it('switches campaigns one after the other, in the order of the plan', async () => {
  await using local = await deployment();
  if (swap.before === undefined) throw new Error('a swap begins with something');
  await local.deploy(swap.before);
  const { operations } = await local.plan(swap.desired);
  const switches = operations.filter(({ kind }) => /^(activate|deactivate|rename)-/.test(kind));
  expect(switches.length).toBeGreaterThan(3);
  for (let seed = 1; seed <= 50; seed += 1) {
    const moments = run(operations, numbers(seed));
    const order: string[] = [];
    for (const underWay of moments) {
      const switching = underWay.filter((operation) => switches.includes(operation));
      expect(switching.length).toBeLessThanOrEqual(1);
      for (const { id } of switching) if (order.at(-1) !== id) order.push(id);
    }
    expect(order).toEqual(switches.map(({ id }) => id));
  }
});

it('has five writes under way at once where answers are slow, and never more', async () => {
  let underWay = 0;
  let most = 0;
  await using local = await deployment({
    latencyMs: ({ method }) => {
      if (method === 'GET') return 0;
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
      }, 60);
      return 60;
    },
  });
  const desired = campaigns(12);
  const result = await local.deploy(desired);
  expect(most).toBe(5);
  expect(result.done).toBeGreaterThan(40);
  expect(await local.verify(desired)).toEqual([]);
});

function campaigns(count: number): DesiredState {
  const workspace = createWorkspace();
  const texts = Array.from(
    { length: count },
    (_, index) => `campaign "${index + 10} - Step" {
  trigger Person is Created
  flow { Change Data Value [City] to "${index}" }
}
`,
  );
  workspace.set(
    'file:///a.lifecycle',
    `program "Wide" in "Marketing Activities / Operations" {\n  channel "Operational"\n}\n${texts.join('')}`,
  );
  return compile(workspace.model());
}
