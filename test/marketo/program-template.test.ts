import { expect, it } from 'vitest';
import {
  compile,
  makePlan,
  outsideAssets,
  parsePlan,
  printPlan,
  renderDriftText,
  renderPlanText,
  scopeOf,
  type DesiredProgram,
  type DesiredState,
  type Plan,
  type Snapshot,
} from '../../server/src/compiler/index.ts';
import { changedFlow, changedRules } from '../../server/src/compiler/plan/changed-values.ts';
import { readSnapshot } from '../../server/src/marketo/index.ts';
import { trafficSkipped, validateTraffic } from '../conformance/traffic.ts';
import { activity, campaign, program, small, state, step } from '../compiler/plan-examples.ts';
import { sampleModel, samples } from '../samples/samples.ts';
import { deployment, expectSuccess, type Deployment } from './deployment.ts';

it('keeps to Adobe’s specification when it copies a program', async ({ skip }) => {
  skip(trafficSkipped !== undefined, trafficSkipped);
  await using local = await deployment();
  await local.deploy(kitOf(small));
  await local.deploy(likeKit(small));
  expect(local.sandbox.calls.map(({ path }) => path)).toContainEqual(
    expect.stringMatching(/program\/\d+\/clone\.json$/),
  );
  expect(validateTraffic(local.sandbox.calls)).toEqual([]);
});

/** The same program under another name, as if somebody had built it by hand to be copied. */
function kitOf({ programs, fields }: DesiredState): DesiredState {
  const renamed = (wanted: DesiredProgram): DesiredProgram => {
    const change = (value: string): string =>
      value === wanted.name
        ? 'Kit'
        : value.startsWith(`${wanted.name}.`)
          ? `Kit.${value.slice(wanted.name.length + 1)}`
          : value;
    return {
      ...wanted,
      name: 'Kit',
      smartLists: wanted.smartLists.map((list) => ({ ...list, rules: changedRules(list.rules, change) })),
      campaigns: wanted.campaigns.map((one) => ({
        ...one,
        rules: changedRules(one.rules, change),
        flow: changedFlow(one.flow, change),
      })),
    };
  };
  return { fields, programs: programs.map(renamed) };
}

const likeKit = (desired: DesiredState): DesiredState => ({
  ...desired,
  programs: desired.programs.map((one) => ({ ...one, like: 'Kit' })),
});

/** What a classic instance would show: no flows, and no way to write them. */
async function classicSnapshot(local: Deployment, desired: DesiredState): Promise<Snapshot> {
  const found = expectSuccess(await readSnapshot(local.connection, scopeOf(desired)));
  const hidden = (programs: Snapshot['programs']): Snapshot['programs'] =>
    programs.map((one) => ({
      ...one,
      campaigns: one.campaigns.map((shown) => ({ ...shown, flow: undefined })),
    }));
  return {
    ...found,
    programs: hidden(found.programs),
    kits: hidden(found.kits ?? []),
    capabilities: { rulesAndFlow: 'absent' },
  };
}

async function classicPlan(local: Deployment, desired: DesiredState): Promise<Plan> {
  const plan = makePlan(desired, await classicSnapshot(local, desired), 'Local');
  // Apply reads the instance with all that it shows: the plan relies on that.
  return { ...plan, basis: (await local.plan(desired)).basis };
}

it.for(samples.filter(({ name }) => !name.endsWith('-broken')))(
  'deploys the sample $name by template, to the last reference',
  async (sample) => {
    const model = sampleModel(sample);
    const desired = likeKit(compile(model));
    await using local = await deployment({ seed: outsideAssets(model) });
    await local.deploy(kitOf(desired));
    const plan = await classicPlan(local, desired);
    expect(plan.operations.map(({ kind }) => kind)).not.toContain('write-rules');
    expect(plan.manual.filter(({ work }) => work?.kind !== 'set')).toEqual([]);
    expect(await local.apply(plan)).toMatchObject({ kind: 'applied', failures: [], skipped: [] });
    const drifts = await local.verify(desired);
    expect(renderDriftText(drifts.filter(({ byHand }) => !byHand))).toBe('');
    const again = makePlan(desired, await classicSnapshot(local, desired), 'Local');
    expect(again.operations).toEqual([]);
  },
);

it('switches the copies on in order, callees first, with the tokens of the files', async () => {
  const desired = likeKit(small);
  const [only] = desired.programs;
  if (only === undefined) throw new Error('the example has a program');
  const other = {
    ...desired,
    programs: [{ ...only, tokens: [{ name: 'MQL Threshold', type: 'score', value: '150' } as const] }],
  };
  await using local = await deployment();
  await local.deploy(kitOf(small));
  const plan = await classicPlan(local, other);
  expect(plan.operations.map(({ summary }) => summary)).toEqual([
    'Create the program "OPS Lifecycle" as a copy of "Kit"',
    'Set the token {{my.MQL Threshold}}',
    'Find the copy of the campaign "200 - MQL: Stamp"',
    'Find the copy of the campaign "210 - MQL: Score"',
    'Read "200 - MQL: Stamp" back and compare',
    'Read "210 - MQL: Score" back and compare',
    'Activate "210 - MQL: Score"',
    'Activate "200 - MQL: Stamp"',
  ]);
  expect(parsePlan(printPlan(plan))).toMatchObject({
    kind: 'plan',
    plan: { operations: plan.operations.map(({ id }) => ({ id })) },
  });
  expect(await local.apply(plan)).toMatchObject({ kind: 'applied', failures: [] });
  expect(await local.verify(other)).toEqual([]);
});

it('mixes the ways in one plan, and says which campaign goes which way and why', async () => {
  const [only] = small.programs;
  if (only === undefined) throw new Error('the example has a program');
  const own = campaign('300 - Own', {
    rules: { triggers: [activity('Lead is Created')], filters: [], logic: 'all' },
    flow: [step('Change Data Value', { Attribute: 'MQL Date', 'New Value': 'NULL' })],
  });
  const copy = campaign('310 - Copy', { like: { name: '210 - MQL: Score', program: 'Kit' } });
  const desired = likeKit({ ...small, programs: [{ ...only, campaigns: [...only.campaigns, own, copy] }] });
  await using local = await deployment();
  await local.deploy(kitOf(small));
  const plan = await classicPlan(local, desired);
  const ways = plan.changes.flatMap(({ asset, channel }) =>
    channel ? [[asset, channel.name, channel.reason]] : [],
  );
  expect(ways).toEqual([
    ['campaign "200 - MQL: Stamp"', 'template', 'it comes with the copy of the program "Kit"'],
    ['campaign "210 - MQL: Score"', 'template', 'it comes with the copy of the program "Kit"'],
    ['campaign "300 - Own"', 'build sheet', "this instance's API does not write them"],
    ['campaign "310 - Copy"', 'template', 'the files say like "210 - MQL: Score"'],
  ]);
  expect(renderPlanText(plan)).toContain(
    '+ campaign "300 - Own"\n    // Rules and flow by build sheet: this instance\'s API does not write them.',
  );
  expect(plan.manual.flatMap(({ asset, work }) => (work ? [[asset, work.kind]] : []))).toEqual([
    ['campaign "300 - Own"', 'build'],
    ['campaign "300 - Own"', 'activate'],
  ]);
  expect(await local.apply(plan)).toMatchObject({ kind: 'applied', failures: [] });
});

it('writes by the API what the copy does not bring as the files want it', async () => {
  const [only] = small.programs;
  if (only === undefined) throw new Error('the example has a program');
  const changed = only.campaigns.map((one) => ({ ...one, flow: one.flow.slice(0, 1) }));
  const desired = likeKit({ ...small, programs: [{ ...only, campaigns: changed }] });
  await using local = await deployment();
  await local.deploy(kitOf(small));
  const plan = await local.plan(desired);
  expect(plan.operations.filter(({ kind }) => kind === 'write-flow').map(({ summary }) => summary)).toEqual([
    'Write the flow of "200 - MQL: Stamp" (1 step)',
  ]);
  expect(await local.apply(plan)).toMatchObject({ kind: 'applied', failures: [] });
  expect(await local.verify(desired)).toEqual([]);
});

it('tells what a copy brings along unasked', async () => {
  const [only] = small.programs;
  if (only === undefined) throw new Error('the example has a program');
  const desired = likeKit({ ...small, programs: [{ ...only, campaigns: only.campaigns.slice(1) }] });
  await using local = await deployment();
  await local.deploy(kitOf(small));
  const plan = await local.plan(desired);
  expect(plan.changes.flatMap(({ notes }) => notes)).toEqual([
    'It is made as a copy of "Kit".',
    'It brings along "200 - MQL: Stamp", which the files do not name: they stay switched off.',
  ]);
});

const clone = 'POST /rest/asset/v1/program/{id}/clone.json';
const lean = state(program({ like: 'Kit' }));

it('copies once where the answer is lost, and where it never was done', async () => {
  for (const performed of [true, false]) {
    await using local = await deployment({ seed: { programs: [{ name: 'Kit' }] } });
    const plan = await local.plan(lean);
    local.sandbox.inject({ on: clone, performed, answer: 'drop' });
    expect(await local.apply(plan)).toMatchObject({ kind: 'applied', failures: [] });
    const clones = local.sandbox.calls.filter(({ path }) => path.endsWith('/clone.json'));
    expect(clones).toHaveLength(performed ? 1 : 2);
    expect((await local.snapshot(lean)).programs).toHaveLength(1);
  }
});

it('says in plain words what cannot be copied', async () => {
  await using local = await deployment({ seed: { programs: [{ name: 'Kit', uncloneable: ['Report'] }] } });
  const { failures } = await local.apply(await local.plan(lean));
  expect(failures.map(({ message }) => message)).toEqual([
    '"Kit" cannot be copied: Marketo\'s API does not copy what it holds (Report). Take that out of "Kit", or copy the program on Marketo\'s screen and apply again.',
  ]);
});

it('says in plain words that Marketo could not copy', async () => {
  await using local = await deployment({ seed: { programs: [{ name: 'Kit' }] } });
  local.sandbox.inject({ on: clone, times: 5, answer: { code: '611', message: 'Unable to clone program' } });
  const { kind, message } = await local.apply(await local.plan(lean));
  expect(kind).toBe('incomplete');
  expect(message).toMatch(
    /^Marketo could not copy "Kit" \(611\)\. It copies programs inside one workspace only/,
  );
});

it('makes the program from the files alone where there is nothing to copy, and says so', async () => {
  await using local = await deployment();
  const plan = await local.plan(lean);
  expect(plan.manual.map(({ action }) => action)).toEqual([
    'There is no program "Kit" to copy: "OPS Lifecycle" is made from the files alone.',
  ]);
  expect(await local.apply(plan)).toMatchObject({ kind: 'applied' });
  const empty = state(
    program({ campaigns: [campaign('A', { like: { name: 'None', program: undefined } })] }),
  );
  const without = await local.plan(empty);
  expect(without.operations.map(({ kind }) => kind)).not.toContain('activate-campaign');
  expect(without.manual.map(({ action }) => action)).toContain(
    'Copy or build "A" by hand: the files say like "None", and there is no such campaign to copy.',
  );
});
