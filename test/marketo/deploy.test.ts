import { expect, it } from 'vitest';
import { compile, renderDriftText, type DesiredState } from '../../server/src/compiler/index.ts';
import { createWorkspace } from '../../server/src/model/index.ts';
import { rich, small } from '../compiler/plan-examples.ts';
import { deployment, mendable } from './deployment.ts';

it('deploys a whole lifecycle, finds no drift and has nothing left to do', async () => {
  await using local = await deployment();
  const plan = await local.plan(rich);
  const result = await local.apply(plan);
  expect(result).toMatchObject({ kind: 'applied', failures: [], skipped: [] });
  expect(renderDriftText(mendable(await local.verify(rich)))).toBe('');
  const again = await local.plan(rich);
  expect(again.operations).toEqual([]);
  expect(again.summary).toMatchObject({ create: 0, update: 0, delete: 0, unchanged: 15, calls: 0 });
});

it('foretells the calls of a new program to the last one', async () => {
  await using local = await deployment();
  const plan = await local.plan(small);
  const writes = (await callsDuring(local, () => local.apply(plan))).filter(
    ({ method }) => method === 'POST',
  );
  const planned = plan.operations.flatMap(({ calls }) => calls).filter(({ method }) => method === 'POST');
  // The program is marked while it is deployed to.
  const marking = ['/rest/asset/v1/staticLists.json', '/rest/asset/v1/staticList/{id}/delete.json'];
  // Campaigns are written side by side.
  expect(writes.map(({ path }) => path.replaceAll(/\/\d+/g, '/{id}')).sort()).toEqual(
    [...planned.map(({ path }) => path.replaceAll(/\/\d+/g, '/{id}')), ...marking].sort(),
  );
});

async function callsDuring(local: Awaited<ReturnType<typeof deployment>>, work: () => Promise<unknown>) {
  const before = local.sandbox.calls.length;
  await work();
  return local.sandbox.calls.slice(before).filter(({ path }) => !path.startsWith('/identity'));
}

it('adopts a program that is there, and writes only what differs', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const [program] = rich.programs;
  if (program === undefined) throw new Error('the example has a program');
  const changed: DesiredState = {
    ...rich,
    programs: [
      {
        ...program,
        tokens: program.tokens.map((token) => ({
          ...token,
          value: token.type === 'score' ? '120' : token.value,
        })),
      },
    ],
  };
  const plan = await local.plan(changed);
  expect(plan.operations.map(({ id }) => id)).toEqual(['token/OPS Lifecycle/MQL Threshold']);
  expect(plan.changes.filter(({ action }) => action !== 'unchanged')).toEqual([
    {
      asset: 'token "MQL Threshold"',
      action: 'update',
      diff: ['-token "MQL Threshold" score 100', '+token "MQL Threshold" score 120'],
      notes: [],
    },
  ]);
});

it('refuses a plan whose instance has changed since', async () => {
  await using local = await deployment();
  const plan = await local.plan(small);
  await local.deploy(small);
  const result = await local.apply(plan);
  expect(result.kind).toBe('refused');
  expect(result.message).toBe(
    'Local has changed since the plan was made. Make the plan anew and read what it says now.',
  );
});

it('says what is left to do by hand, with a link to each campaign', async () => {
  await using local = await deployment();
  const { manual } = await local.deploy(rich);
  expect(manual.map(({ action }) => action)).toEqual([
    'Tick "Executable" in the smart campaign settings of "090 - Sort".',
    'Set the qualification rule of "090 - Sort" to "every time".',
    'Set the qualification rule of "050 - Hand Raise" to "every 2 days".',
    'Set the qualification rule of "210 - Tell Sales" to "every time".',
    'Set the priority of "210 - Tell Sales" to high.',
    'Switch communication limits of "210 - Tell Sales" on.',
    'Schedule the recurrence of "300 - Nightly": daily at 02:00.',
  ]);
  for (const { url } of manual) expect(url).toMatch(/#SC\d+A1$/);
});

it('leaves rules and flows to people where the instance does not write them', async () => {
  await using local = await deployment({ profile: 'classic' });
  const plan = await local.plan(small);
  expect(plan.operations.map(({ kind }) => kind)).not.toContain('write-rules');
  expect(plan.operations.map(({ kind }) => kind)).not.toContain('activate-campaign');
  expect(plan.manual.map(({ action }) => action)).toContain(
    'Build the smart list and the flow of "200 - MQL: Stamp" by hand, as the build sheet shows: this instance\'s API does not write them.',
  );
  expect((await local.apply(plan)).kind).toBe('applied');
});

it('names the permission that is missing for rules', async () => {
  await using local = await deployment({ profile: 'no-permission' });
  const plan = await local.plan(small);
  expect(plan.manual[0]?.action).toContain('the permission "Read-Write Assets"');
});

it('stops at a reference that Marketo does not know, and does what does not wait for it', async () => {
  await using local = await deployment({ assets: 'known' });
  const result = await local.apply(await local.plan(rich));
  expect(result.kind).toBe('incomplete');
  expect(result.failures.map(({ operation }) => operation)).toEqual([
    'campaign/OPS Lifecycle/050 - Hand Raise/check',
  ]);
  expect(result.failures[0]?.message).toContain('Marketo marks a rule as broken');
  expect(result.skipped).toContain('Activate "050 - Hand Raise"');
  const snapshot = await local.snapshot(rich);
  const active = snapshot.programs[0]?.campaigns.filter(({ isActive }) => isActive).map(({ name }) => name);
  expect(active).toEqual(['210 - Tell Sales']);
});

it('reads a program of many campaigns page by page', async () => {
  await using local = await deployment();
  const [program] = small.programs;
  if (program === undefined) throw new Error('the example has a program');
  const lists = Array.from({ length: 205 }, (_, index) => ({
    name: `List ${index}`,
    folder: [],
    description: '',
  }));
  const many: DesiredState = { fields: [], programs: [{ ...program, lists, campaigns: [] }] };
  await local.deploy(many);
  expect((await local.plan(many)).operations).toEqual([]);
});

it('says "is any" to Marketo, which takes a trigger without a form for a mistake', async () => {
  await using local = await deployment();
  const workspace = createWorkspace();
  workspace.set(
    'file:///any.lifecycle',
    `program "OPS Any" in "Marketing Activities / Operations" { channel "Operational" }

campaign "Form" {
  trigger Fills Out Form
  flow { Change Score [Person Score] by 1 }
}

campaign "Quiet" {
  schedule daily at 03:00
  filter not Visited Web Page is any { [Date of Activity] in past 30 days }
  flow { Change Score [Person Score] by -1 }
}
`,
  );
  const desired = compile(workspace.model());
  await local.deploy(desired);
  expect(renderDriftText(mendable(await local.verify(desired)))).toBe('');
});
