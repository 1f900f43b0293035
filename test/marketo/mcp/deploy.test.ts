import { expect, it } from 'vitest';
import {
  importProgram,
  makePlan,
  parsePlan,
  printPlan,
  renderDriftText,
  renderPlanText,
  scopeOf,
  type DesiredState,
  type Plan,
} from '../../../server/src/compiler/index.ts';
import {
  apply,
  memoryInMind,
  memoryJournal,
  readSnapshot,
  readWholePrograms,
  verify,
  type ApplyResult,
  type Journal,
} from '../../../server/src/marketo/index.ts';
import { silentReporter } from '../../../server/src/reporter/index.ts';
import {
  activity,
  also,
  campaign,
  field,
  inactivity,
  primary,
  program,
  small,
  state,
  step,
} from '../../compiler/plan-examples.ts';
import { expectSuccess, mendable } from '../deployment.ts';
import { connectByMcp, mcpConnection, toolsCalled, variants, type McpConnection } from './connected.ts';

/** Campaigns without choices, with everything that tools write. */
const linear: DesiredState = state(
  program({
    smartLists: [
      {
        name: 'Fits',
        folder: [],
        description: '',
        rules: {
          triggers: [],
          filters: [
            field('Country', 'is', 'Korea, Republic of', 'Germany'),
            inactivity('Filled Out Form', primary('Form Name', 'is', 'Unsubscribe')),
            field('Job Title', 'contains', 'Chief'),
          ],
          logic: '1 and (2 or 3)',
        },
      },
    ],
    campaigns: [
      campaign('200 - Stamp', {
        rules: {
          triggers: [
            activity(
              'Data Value Changes',
              primary('Attribute', 'is', 'Lead Status'),
              also('New Value', 'is', 'MQL'),
            ),
          ],
          filters: [field('Email Address', 'is not empty'), field('Country', 'is', 'Germany')],
          logic: 'any',
        },
        flow: [
          step('Change Data Value', { Attribute: 'Lead Status', 'New Value': 'Recycled' }),
          step('Request Campaign', { Campaign: 'OPS Lifecycle.210 - Score' }),
        ],
        calls: ['210 - Score'],
      }),
      campaign('210 - Score', {
        rules: {
          triggers: [activity('Campaign is Requested', primary('Source', 'is', 'Marketo Flow Action'))],
          filters: [],
          logic: 'all',
        },
        flow: [step('Change Score', { 'Score Name': 'Lead Score', Change: '+30' })],
      }),
    ],
  }),
);

async function planFor({ connection }: McpConnection, desired: DesiredState): Promise<Plan> {
  return makePlan(desired, expectSuccess(await readSnapshot(connection, scopeOf(desired))), 'Local');
}

function applyTo(
  { connection }: McpConnection,
  plan: Plan,
  journal: Journal = memoryJournal(),
): Promise<ApplyResult> {
  return apply(plan, connection, { journal, reporter: silentReporter });
}

const applied = { kind: 'applied', failures: [], skipped: [] };

it.for(variants)('builds linear campaigns through a server %s, and reads them back', async ([, mcp]) => {
  await using local = await mcpConnection({ mcp });
  const plan = await planFor(local, linear);
  expect(plan.manual).toEqual([]);
  expect(await applyTo(local, plan)).toMatchObject(applied);
  const drifts = expectSuccess(await verify(linear, local.connection));
  expect(renderDriftText(mendable(drifts))).toBe('');
  expect((await planFor(local, linear)).operations).toEqual([]);
  expect(toolsCalled(local.sandbox)).toContain('update_smart_list_filter_logic');
});

it('names the channel of each operation, and why it is that one', async () => {
  await using local = await mcpConnection();
  const plan = await planFor(local, linear);
  const byTools = plan.operations.filter(({ channel }) => channel === 'mcp');
  expect(byTools.map(({ id }) => id)).toEqual([
    'smart list/OPS Lifecycle/Fits',
    'smart list/OPS Lifecycle/Fits/rules',
    'campaign/OPS Lifecycle/200 - Stamp/rules',
    'campaign/OPS Lifecycle/200 - Stamp/flow',
    'campaign/OPS Lifecycle/200 - Stamp/check',
    'campaign/OPS Lifecycle/210 - Score/rules',
    'campaign/OPS Lifecycle/210 - Score/flow',
    'campaign/OPS Lifecycle/210 - Score/check',
  ]);
  expect(parsePlan(printPlan(plan))).toEqual({ kind: 'plan', plan: JSON.parse(printPlan(plan)) as Plan });
  const reasons = new Set(byTools.map(({ reason }) => reason));
  expect([...reasons]).toEqual(["this instance's REST API does not write rules and flows"]);
  expect(renderPlanText(plan)).toContain(
    "    // It is written through Adobe's MCP server, because this instance's REST API does not write rules and flows.",
  );
});

it('leaves a flow with choices to a person, says why, and keeps off what calls it', async () => {
  await using local = await mcpConnection();
  const plan = await planFor(local, small);
  expect(plan.manual.map(({ action }) => action)).toEqual([
    'Plan again once "210 - MQL: Score" is built by hand: until then "200 - MQL: Stamp", which calls it, stays off.',
    'Build the smart list and the flow of "210 - MQL: Score" by hand, as the build sheet shows: this instance\'s API does not write them, and its flow has choices, which no tool of the MCP server adds.',
    'Activate "210 - MQL: Score" once it is built.',
  ]);
  expect(await applyTo(local, plan)).toMatchObject(applied);
  const drifts = expectSuccess(await verify(small, local.connection));
  expect(drifts.map(({ asset }) => asset)).not.toContain('field [MQL Date]');
  expect(drifts.filter(({ asset }) => asset.includes('200')).map(({ message }) => message)).toEqual([
    'The campaign is switched off.',
  ]);
});

it('builds by hand what a tool is missing for, and guesses nothing', async () => {
  await using local = await mcpConnection({ mcp: { demands: { add_flow_step: ['tenant'] } } });
  const plan = await planFor(local, linear);
  expect(plan.operations.map(({ kind }) => kind)).not.toContain('write-flow');
  expect(plan.manual.map(({ action }) => action)).toContain(
    'Build the smart list and the flow of "210 - Score" by hand, as the build sheet shows: this instance\'s API does not write them, and the MCP server is no help: add_flow_step demands "tenant", and nobody knows what that is.',
  );
  expect(await applyTo(local, plan)).toMatchObject(applied);
});

it('does not touch by tools what stands there already', async () => {
  await using local = await mcpConnection();
  expect(await applyTo(local, await planFor(local, linear))).toMatchObject(applied);
  const [wanted] = linear.programs;
  if (wanted === undefined) throw new Error('the example has a program');
  const [stamp, ...others] = wanted.campaigns;
  if (stamp === undefined) throw new Error('the example has a campaign');
  const changed = state({ ...wanted, campaigns: [{ ...stamp, flow: stamp.flow.slice(1) }, ...others] });
  const plan = await planFor(local, changed);
  expect(plan.operations.filter(({ channel }) => channel === 'mcp')).toEqual([]);
  expect(plan.manual.map(({ action }) => action)).toEqual([
    expect.stringContaining('Deactivate "200 - Stamp" before you edit it'),
    expect.stringContaining('no tool of the MCP server takes away the rules and steps that stand there'),
    'Activate "200 - Stamp" once it is built.',
  ]);
});

it.for([
  ['the answer to a rule', 'MCP add_smart_list_rule'],
  ['the answer to a value', 'MCP update_smart_list_rule'],
  ['the answer to a step', 'MCP add_flow_step'],
  ['the answer to a setting', 'MCP update_flow_step_choice'],
] as const)('reads back, and repeats nothing, when %s gets lost', async ([, on]) => {
  await using local = await mcpConnection();
  local.sandbox.inject({ on, after: 4, performed: true, answer: 'drop' });
  local.sandbox.inject({ on, after: 1, performed: true, answer: { code: '604' } });
  const plan = await planFor(local, linear);
  expect(await applyTo(local, plan)).toMatchObject(applied);
  expect(renderDriftText(mendable(expectSuccess(await verify(linear, local.connection))))).toBe('');
});

it('finishes what was interrupted, from wherever that was', async () => {
  for (const after of [3, 12, 20]) {
    await using local = await mcpConnection();
    const plan = await planFor(local, linear);
    const journal = memoryJournal();
    local.sandbox.inject({ on: '*', after: after + 20, times: 1, answer: { code: '607' } });
    const stopped = await applyTo(local, plan, journal);
    expect(stopped.kind).toBe('incomplete');
    expect(await applyTo(local, plan, journal)).toMatchObject(applied);
    expect(renderDriftText(mendable(expectSuccess(await verify(linear, local.connection))))).toBe('');
  }
});

it('refuses a plan when the tools are no longer what they were', async () => {
  const memory = memoryInMind();
  await using before = await mcpConnection({}, memory);
  const plan = await planFor(before, linear);
  await using after = await mcpConnection({ mcp: { names: 'specific' } }, memory);
  expect(await applyTo(after, plan)).toMatchObject({ kind: 'refused', done: 0 });
});

it('warns when the tools have changed since the latest deploy', async () => {
  const memory = memoryInMind();
  await using before = await mcpConnection({}, memory);
  expect(await applyTo(before, await planFor(before, linear))).toMatchObject(applied);
  expect(await memory.read()).toMatchObject({ deployed: before.mcp.capabilities.tools });
  await using after = await mcpConnection({ mcp: { lists: 'comma' } }, memory);
  expect(after.mcp.notices).toEqual([expect.stringContaining('not those of the latest deploy')]);
});

it('writes nothing when it cannot find out how the server counts', async () => {
  await using local = await mcpConnection({ mcp: { errors: 'text' } });
  local.sandbox.inject({
    on: 'MCP get_smart_campaign_by_id',
    times: 50,
    answer: { code: '1003', message: 'Odd' },
  });
  const result = await applyTo(local, await planFor(local, linear));
  expect(result.kind).toBe('incomplete');
  expect(result.failures.length).toBeGreaterThan(0);
  expect(toolsCalled(local.sandbox)).not.toContain('update_smart_list_rule');
});

it('goes through REST alone where that writes rules and flows', async () => {
  await using local = await mcpConnection({ profile: 'native' });
  const plan = await planFor(local, linear);
  expect(plan.operations.filter(({ channel }) => channel !== 'native')).toEqual([]);
  expect(await applyTo(local, plan)).toMatchObject(applied);
  expect(new Set(toolsCalled(local.sandbox))).toEqual(new Set());
});

it('is no way around a permission', async () => {
  await using local = await mcpConnection({ profile: 'no-permission' });
  const plan = await planFor(local, linear);
  expect(plan.operations.filter(({ channel }) => channel === 'mcp')).toEqual([]);
});

it('tells who uses a smart list that is changed, and of runs that the files do not know', async () => {
  await using local = await mcpConnection({ profile: 'native' });
  const nightly = campaign('300 - Nightly', {
    kind: 'batch',
    rules: {
      triggers: [],
      filters: [field('Member of Smart List', 'in', 'OPS Lifecycle.Fits')],
      logic: 'all',
    },
    flow: [step('Change Score', { 'Score Name': 'Lead Score', Change: '+1' })],
    runAt: '2027-01-05T09:00',
  });
  const list = (country: string) => ({
    name: 'Fits',
    folder: [],
    description: '',
    rules: { triggers: [], filters: [field('Country', 'is', country)], logic: 'all' },
  });
  const first = state(program({ smartLists: [list('Germany')], campaigns: [nightly] }));
  expect(await applyTo(local, await planFor(local, first))).toMatchObject(applied);
  const { programs, fields } = expectSuccess(await readWholePrograms(local.connection, ['OPS Lifecycle']));
  expect(programs.map((one) => importProgram(one, fields)).join('')).toContain(
    'schedule once at 2027-01-05T09:00\n',
  );
  const second = state(
    program({ smartLists: [list('Austria')], campaigns: [{ ...nightly, runAt: undefined }] }),
  );
  expect(renderPlanText(await planFor(local, second))).toContain('// It is used by "300 - Nightly".');
  expect(expectSuccess(await verify(second, local.connection)).map(({ message }) => message)).toContain(
    'A run at 2027-01-05 09:00 is scheduled, of which the files say nothing.',
  );
});

it('shows no secret, whatever goes wrong', async () => {
  await using local = await mcpConnection({ mcp: { errors: 'text' } });
  const { clientSecret, clientId } = local.sandbox;
  const message = `Nobody knows client_secret=${clientSecret} of someone@example.com`;
  local.sandbox.inject({ on: 'MCP add_smart_list_rule', times: 50, answer: { code: '709', message } });
  const journal = memoryJournal();
  const result = await applyTo(local, await planFor(local, linear), journal);
  expect(result.failures[0]?.message).toContain('709');
  const everything = JSON.stringify([result, await journal.read(), local.mcp.notices]);
  for (const secret of [clientSecret, clientId, 'someone@example.com'])
    expect(everything).not.toContain(secret);
  expect(await connectByMcp(local.sandbox)).toMatchObject({ kind: 'success' });
});
