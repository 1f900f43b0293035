import { connect, type Answer, type Connection, type McpMemory } from '../../../server/src/marketo/index.ts';
import type { McpChannel } from '../../../server/src/marketo/mcp/channel.ts';
import {
  startSandbox,
  type McpOptions,
  type Sandbox,
  type SandboxOptions,
} from '../../../server/src/sandbox/index.ts';
import { expectSuccess, idleClock, unlimited } from '../deployment.ts';

/** A local Marketo with its MCP server, gone when the test is. */
export interface McpConnection extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly connection: Connection;
  readonly mcp: McpChannel;
}

/** Names of the tools that were called, oldest first. */
export function toolsCalled({ calls }: Sandbox): readonly string[] {
  return calls.flatMap(({ json }) => {
    const { method, params } = (json ?? {}) as {
      readonly method?: string;
      readonly params?: { readonly name: string };
    };
    return method === 'tools/call' && params !== undefined ? [params.name] : [];
  });
}

export async function mcpConnection(
  options: SandboxOptions = {},
  memory?: McpMemory,
): Promise<McpConnection> {
  const sandbox = await startSandbox({ rateLimit: 'off', record: 'all', profile: 'classic', ...options });
  const connection = expectSuccess(await connectByMcp(sandbox, memory));
  if (connection.mcp === undefined) throw new Error('There is no MCP channel');
  return { sandbox, connection, mcp: connection.mcp, [Symbol.asyncDispose]: () => sandbox.close() };
}

export function connectByMcp(
  sandbox: Sandbox,
  mcpMemory?: McpMemory,
  munchkinId = sandbox.munchkinId,
): Promise<Answer<Connection>> {
  const { url, clientId, clientSecret } = sandbox;
  return connect(
    { name: 'Local', url, mcp: { url: `${url}/mcp`, munchkinId } },
    { clientId, clientSecret },
    { limits: unlimited, clock: idleClock(), random: () => 0.5, ...(mcpMemory && { mcpMemory }) },
  );
}

/** Ways in which the server may be, each of them a guess at the true one. */
export const variants: readonly (readonly [string, McpOptions])[] = [
  ['as observed', {}],
  [
    'as a stream, in a session, JSON in texts',
    { transport: 'sse', session: true, references: 'json', lists: 'comma' },
  ],
  [
    'with long names, structured, counting from 0',
    { names: 'specific', answers: 'structured', firstRule: 0 },
  ],
  [
    'with arrays for results and mere words for errors',
    { answers: 'bare', errors: 'text', references: 'either' },
  ],
  [
    'with mere words for writes, counting steps from 1',
    { answers: 'text', firstStep: 1, pageSize: 9, names: 'specific', references: 'json' },
  ],
];
