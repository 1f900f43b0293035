import { afterEach, expect, it } from 'vitest';
import {
  startSandbox,
  type Sandbox,
  type SandboxOptions,
  type Seed,
} from '../../server/src/sandbox/index.ts';

/** The MCP endpoint by plain HTTP: what stands on the wire, not what a client library makes of it. */

const open: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close();
});

async function started(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  open.push(sandbox);
  return sandbox;
}

type Headers = Readonly<Record<string, string>>;

function own({ clientId, clientSecret, munchkinId }: Sandbox): Headers {
  return {
    'X-Marketo-Client-Id': clientId,
    'X-Marketo-Client-Secret': clientSecret,
    'X-Marketo-Munchkin-Id': munchkinId,
  };
}

function send(sandbox: Sandbox, method: string, params?: unknown, headers = own(sandbox)): Promise<Response> {
  return fetch(`${sandbox.url}/mcp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
}

async function result(sandbox: Sandbox, method: string, params?: unknown): Promise<unknown> {
  const answer = (await (await send(sandbox, method, params)).json()) as { readonly result?: unknown };
  return answer.result;
}

const callTool = (sandbox: Sandbox, name: string, given: unknown = {}): Promise<unknown> =>
  result(sandbox, 'tools/call', { name, arguments: given });

it('asks for credentials on every request', async () => {
  const sandbox = await started();
  const without = await send(sandbox, 'tools/list', undefined, {});
  expect([without.status, await without.text()]).toEqual([401, 'Marketo credentials not provided']);
  const wrong = { ...own(sandbox), 'X-Marketo-Client-Secret': 'something else' };
  expect((await send(sandbox, 'tools/list', undefined, wrong)).status).toBe(401);
  expect((await send(sandbox, 'tools/list')).status).toBe(200);
});

it('takes a bearer token with an organisation instead', async () => {
  const sandbox = await started();
  const { clientId, clientSecret } = sandbox;
  const query = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const identity = await fetch(`${sandbox.url}/identity/oauth/token?${query.toString()}`);
  const { access_token: token } = (await identity.json()) as { readonly access_token: string };
  const headers = { authorization: `Bearer ${token}`, 'x-gw-ims-org-id': 'ORG@AdobeOrg' };
  expect((await send(sandbox, 'tools/list', undefined, headers)).status).toBe(200);
  const stranger = { ...headers, authorization: 'Bearer nobody' };
  expect((await send(sandbox, 'tools/list', undefined, stranger)).status).toBe(401);
});

it('is closed to subscriptions that are not on its list', async () => {
  const sandbox = await started({ mcp: { munchkinIds: ['111-AAA-111'] } });
  expect((await send(sandbox, 'tools/list')).status).toBe(403);
});

it('lists its tools page by page', async () => {
  const sandbox = await started({ mcp: { pageSize: 20 } });
  type Listed = { readonly tools: readonly { readonly name: string }[]; readonly nextCursor?: string };
  const names: string[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = (await result(sandbox, 'tools/list', cursor === undefined ? {} : { cursor })) as Listed;
    names.push(...page.tools.map(({ name }) => name));
    cursor = page.nextCursor;
    pages += 1;
  } while (cursor !== undefined);
  expect(pages).toBe(3);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('add_flow_step');
  // What Adobe does not list is not there either.
  expect(names).not.toContain('deactivate_smart_campaign');
});

it.for([
  [
    {},
    {
      type: 'object',
      properties: { id: { type: 'integer' }, type: { type: 'string' } },
      required: ['id', 'type'],
    },
  ],
  [{ references: 'json' }, { type: 'string' }],
] as const)('shows the folder of a new list as %o says', async ([mcp, folder]) => {
  const sandbox = await started({ mcp: { ...mcp, pageSize: 100 } });
  const { tools } = (await result(sandbox, 'tools/list')) as {
    readonly tools: readonly { readonly name: string }[];
  };
  expect(tools.find(({ name }) => name === 'create_smart_list')).toHaveProperty('inputSchema', {
    type: 'object',
    properties: { name: { type: 'string' }, folder, description: { type: 'string' } },
    required: ['name', 'folder'],
  });
});

it('writes what REST reads, also where REST does not write it', async () => {
  const seed: Seed = { programs: [{ name: 'OPS Lists', type: 'Default', channel: 'Operational' }] };
  const sandbox = await started({ profile: 'classic', seed, mcp: { answers: 'structured' } });
  const made = await callTool(sandbox, 'create_smart_list', {
    name: 'Customers',
    folder: { id: 1001, type: 'Program' },
  });
  expect(made).toMatchObject({ structuredContent: { result: [{ id: 1001, name: 'Customers' }] } });
  const found = await callTool(sandbox, 'get_smart_list_by_name', { name: 'Customers' });
  expect(found).toMatchObject({ structuredContent: { result: [{ id: 1001 }] } });
});

it.for([
  ['flagged', { isError: true, content: [{ text: '❌ Create list failed: Parent Folder Not Found (710)' }] }],
  ['text', { content: [{ text: 'Create list failed: Parent Folder Not Found (710)' }] }],
] as const)('says with %s errors what went wrong', async ([errors, expected]) => {
  const sandbox = await started({ mcp: { errors } });
  const given = { name: 'Customers', folder: { id: 9999, type: 'Folder' } };
  expect(await callTool(sandbox, 'create_list', given)).toMatchObject(expected);
});

it('refuses arguments that its schema does not have', async () => {
  const sandbox = await started();
  for (const given of [{ id: '1001' }, { id: 1001, smartListId: 1001 }, {}]) {
    expect(await callTool(sandbox, 'get_smart_list_by_id', given)).toMatchObject({ isError: true });
  }
});

it('counts its calls with those of REST', async () => {
  const sandbox = await started({ rateLimit: { calls: 2, seconds: 20 } });
  for (let calls = 0; calls < 2; calls += 1) {
    expect(await callTool(sandbox, 'browse_programs')).not.toHaveProperty('isError');
  }
  expect(await callTool(sandbox, 'browse_programs')).toMatchObject({
    isError: true,
    content: [{ text: expect.stringContaining('Too many requests') }],
  });
});

it('answers as a stream of events, and hands out a session, where it is told to', async () => {
  const sandbox = await started({ mcp: { transport: 'sse', session: true } });
  expect((await send(sandbox, 'tools/list')).status).toBe(400);
  const first = await send(sandbox, 'initialize', {});
  expect(first.headers.get('content-type')).toBe('text/event-stream');
  const session = { 'mcp-session-id': first.headers.get('mcp-session-id') ?? '' };
  const listed = await send(sandbox, 'tools/list', {}, { ...own(sandbox), ...session });
  expect(await listed.text()).toMatch(/^event: message\ndata: \{"jsonrpc":"2\.0","id":1,"result"/);
  const stranger = { ...own(sandbox), 'mcp-session-id': 'nobody' };
  expect((await send(sandbox, 'tools/list', {}, stranger)).status).toBe(404);
});

it('keeps no secret in its record of calls', async () => {
  const sandbox = await started();
  await callTool(sandbox, 'browse_programs');
  expect(sandbox.calls).toHaveLength(1);
  expect(JSON.stringify(sandbox.calls)).not.toContain(sandbox.clientSecret);
});

it('finds nothing for a user without the permission', async () => {
  const sandbox = await started({ permissions: ['Read-Only Lead'] });
  expect(await callTool(sandbox, 'browse_programs')).toEqual({
    content: [{ type: 'text', text: 'No assets found for the given search criteria.' }],
  });
});
