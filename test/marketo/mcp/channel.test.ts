import { expect, it } from 'vitest';
import { connect, memoryInMind } from '../../../server/src/marketo/index.ts';
import { campaignsIn } from '../../../server/src/marketo/endpoints/campaigns.ts';
import { scheduledRuns, smartListUsedBy } from '../../../server/src/marketo/mcp/reads.ts';
import { startSandbox, type McpOptions } from '../../../server/src/sandbox/index.ts';
import { connected, expectSuccess, idleClock, unlimited } from '../deployment.ts';
import { scriptedServer } from '../scripted-server.ts';
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

it.for<[string, McpOptions, Record<string, string>]>([
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

it('opens another session when its own is gone', async () => {
  const faults = [{ on: 'MCP get_smart_list_used_by', answer: { status: 404 } }];
  await using local = await mcpConnection({ seed, faults, mcp: { session: true } });
  expect(expectSuccess(await smartListUsedBy(local.mcp.http, 1001))).toEqual([]);
  const opened = local.sandbox.calls.filter(
    ({ json }) => (json as { readonly method?: string } | undefined)?.method === 'initialize',
  );
  expect(opened).toHaveLength(2);
});

it('says that another program answers, without waiting for it', async () => {
  await using server = await scriptedServer(({ path }) =>
    path === '/mcp'
      ? { status: 200, body: '<html>Hello</html>' }
      : path.startsWith('/identity')
        ? { status: 200, body: '{"access_token":"t","token_type":"bearer","expires_in":3600,"scope":"x"}' }
        : { status: 404, body: '' },
  );
  const { url } = server;
  const connection = expectSuccess(
    await connect(
      { name: 'Local', url, mcp: { url: `${url}/mcp`, munchkinId: '000-SBX-001' } },
      { clientId: 'client-17', clientSecret: 'very-secret-secret' },
      { limits: unlimited, clock: idleClock(), random: () => 0.5 },
    ),
  );
  expect(connection.mcp?.notices).toEqual([expect.stringContaining('The MCP server is not used.')]);
});

it('sends secrets to no server that is neither encrypted nor on this machine', async () => {
  await using local = await mcpConnection();
  const { url, clientId, clientSecret } = local.sandbox;
  const mcp = { url: 'http://example.com/mcp', munchkinId: '000-SBX-001' };
  expect(await connect({ name: 'Local', url, mcp }, { clientId, clientSecret })).toMatchObject({
    kind: 'refused',
    code: 'http',
  });
});

it('lists tools whose schemas nest without end as ones that it cannot use', async () => {
  const deep = `${'{"properties":{"id":'.repeat(20_000)}{}${'}}'.repeat(20_000)}`;
  await using server = await scriptedServer(({ path, body }) => {
    if (path.startsWith('/identity'))
      return {
        status: 200,
        body: '{"access_token":"t","token_type":"bearer","expires_in":3600,"scope":"x"}',
      };
    if (path !== '/mcp') return { status: 404, body: '' };
    const { id, method } = JSON.parse(body) as { readonly id?: number; readonly method: string };
    const result =
      method === 'tools/list'
        ? `{"tools":[{"name":"add_flow_step","inputSchema":${deep}}]}`
        : '{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"x","version":"1"}}';
    return { status: 200, body: `{"jsonrpc":"2.0","id":${id ?? 0},"result":${result}}` };
  });
  const { url } = server;
  const connection = expectSuccess(
    await connect(
      { name: 'Local', url, mcp: { url: `${url}/mcp`, munchkinId: '000-SBX-001' } },
      { clientId: 'client-17', clientSecret: 'very-secret-secret' },
      { limits: unlimited, clock: idleClock(), random: () => 0.5 },
    ),
  );
  expect(connection.mcp?.notices).toEqual([expect.stringContaining('The MCP server is not used.')]);
});
