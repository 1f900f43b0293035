import { expect, it } from 'vitest';
import { memoryInMind } from '../../../server/src/marketo/index.ts';
import { campaignsIn } from '../../../server/src/marketo/endpoints/campaigns.ts';
import { scheduledRuns, smartListUsedBy } from '../../../server/src/marketo/mcp/reads.ts';
import { startSandbox } from '../../../server/src/sandbox/index.ts';
import { connected, expectSuccess } from '../deployment.ts';
import { connectByMcp, mcpConnection, toolsCalled, variants } from './connected.ts';

const program = { id: 1001, type: 'Program' } as const;
const seed = { programs: [{ name: 'OPS Lists' }], smartLists: ['Customers'] };

it.for(variants)('finds all that it needs in a server %s', async ([, mcp]) => {
  await using local = await mcpConnection({ mcp });
  expect(local.connection.capabilities).toEqual({
    rulesAndFlow: 'absent',
    mcp: { tools: expect.stringMatching(/^[0-9a-f]{64}$/), lacks: {} },
  });
  expect(local.mcp.notices).toEqual([]);
});

it.for(variants)('learns how a server counts that is %s, and leaves nothing behind', async ([, mcp]) => {
  const memory = memoryInMind();
  await using local = await mcpConnection({ mcp, seed }, memory);
  expectSuccess(await local.mcp.prepare(program, undefined));
  const { firstRule = 1, firstStep = 0 } = mcp;
  const { tools } = local.mcp.capabilities;
  expect(await memory.read()).toEqual({ numbers: { tools, rule: firstRule, step: firstStep } });
  expect(expectSuccess(await campaignsIn(local.connection.http, program))).toEqual([]);
  const before = local.mcp.calls;
  expectSuccess(await local.mcp.prepare(program, undefined));
  expect(local.mcp.calls).toBe(before);
});

it('reads what REST does not show', async () => {
  await using local = await mcpConnection({ seed });
  expect(expectSuccess(await smartListUsedBy(local.mcp.http, 1001))).toEqual([]);
  expect(toolsCalled(local.sandbox)).toEqual(['get_smart_list_used_by']);
  const nobody = await scheduledRuns(local.connection.http, 1001);
  expect(nobody).toMatchObject({ kind: 'refused' });
});

it.for<[string, NonNullable<Parameters<typeof startSandbox>[0]>['mcp'] & object, Record<string, string>]>([
  [
    'a tool that is not there',
    { without: ['add_flow_step'] },
    { flow: 'the server has no tool add_flow_step' },
  ],
  [
    'an argument that is not there',
    { without: ['add_smart_list_rule.negative'] },
    { negation: 'add_smart_list_rule has no property for "negative"' },
  ],
  [
    'an argument that nobody knows',
    { demands: { update_smart_list_filter_logic: ['tenant'] } },
    { 'filter logic': 'update_smart_list_filter_logic demands "tenant", and nobody knows what that is' },
  ],
])('says what is missing for %s', async ([, mcp, lacks]) => {
  await using local = await mcpConnection({ mcp });
  expect(local.mcp.capabilities.lacks).toEqual(lacks);
});

it('says that the tools have changed since the latest deploy', async () => {
  const memory = memoryInMind();
  await using local = await mcpConnection({}, memory);
  await local.mcp.succeeded();
  const same = expectSuccess(await connectByMcp(local.sandbox, memory));
  expect(same.mcp?.notices).toEqual([]);
  await using changed = await mcpConnection({ mcp: { names: 'specific' } }, memory);
  expect(changed.mcp.notices).toEqual([expect.stringContaining('not those of the latest deploy')]);
});

it('goes on without a server that does not let it in, and says why', async () => {
  const sandbox = await startSandbox({ profile: 'classic' });
  const connection = expectSuccess(await connectByMcp(sandbox, undefined, '111-AAA-111'));
  await sandbox.close();
  expect(connection.mcp?.notices[0]).toBe(
    'The MCP server is not used. The MCP server is not open to 111-AAA-111 (403): Adobe lets in the subscriptions on its list. Ask Adobe to add it, or take "mcp" out of lifecycle.config.json.',
  );
  expect(connection.capabilities.mcp?.lacks.rules).toBe('the MCP server is not reached');
  expect(JSON.stringify(connection.mcp?.notices)).not.toContain(sandbox.clientSecret);
});

it('is not asked unless it is configured', async () => {
  const sandbox = await startSandbox({ record: 'all' });
  const connection = await connected(sandbox);
  await sandbox.close();
  expect(connection.mcp).toBeUndefined();
  expect(sandbox.calls.map(({ path }) => path)).not.toContain('/mcp');
});

it('waits when the instance has had enough', async () => {
  const faults = [{ on: 'MCP get_smart_list_used_by', times: 2, answer: { code: '606' } }];
  await using local = await mcpConnection({ seed, faults });
  expect(expectSuccess(await smartListUsedBy(local.mcp.http, 1001))).toEqual([]);
  expect(local.mcp.calls).toBe(3);
});

it('repeats a read whose answer got lost', async () => {
  const faults = [{ on: 'MCP get_smart_list_used_by', answer: 'drop' as const }];
  await using local = await mcpConnection({ seed, faults });
  expect(expectSuccess(await smartListUsedBy(local.mcp.http, 1001))).toEqual([]);
});
