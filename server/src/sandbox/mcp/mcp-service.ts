import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Access } from '../http/access.ts';
import { bodyOf, type Call, type Reply } from '../http/call.ts';
import type { Faults } from '../http/fault.ts';
import type { Instance } from '../instance.ts';
import { catchUp } from '../life/catch-up.ts';
import { nothing, type Answer } from '../protocol/answer.ts';
import type { Permission } from '../protocol/endpoint.ts';
import { accessDenied, systemError, tokenExpired } from '../protocol/refusals.ts';
import { inputSchema, readArguments } from './arguments.ts';
import { toolResult } from './result.ts';
import { tools, type Tool } from './tools.ts';
import type { McpVariants } from './variants.ts';

export const mcpPath = '/mcp';

export interface McpParts {
  readonly instance: Instance;
  readonly access: Access;
  readonly faults: Faults;
  readonly permissions: 'all' | ReadonlySet<Permission>;
  readonly latency: (call: Call) => number;
  readonly variants: McpVariants;
  readonly munchkinId: string;
}

const request = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
});
type Request = z.infer<typeof request>;

const callParams = z.object({
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()).default({}),
});

/** The revision that is spoken whatever the client would rather speak; the client may take it or leave. */
const protocolVersion = '2025-06-18';

/**
 * Adobe's MCP server over the store of this instance: streamable HTTP without a stream of its own. Every tool is the
 * call of the same name in REST, and counts as one.
 */
export class McpService {
  readonly #parts: McpParts;
  readonly #tools: readonly Tool[];
  readonly #instance: Instance;
  readonly #sessions = new Set<string>();

  constructor(parts: McpParts) {
    this.#parts = parts;
    this.#instance = asSeenByTools(parts.instance);
    this.#tools = tools.filter(({ name }) => !parts.variants.without.includes(name));
  }

  /** @returns undefined when the connection is to be dropped. */
  async reply(call: Call): Promise<Reply | undefined> {
    const refusal = this.#refusal(call);
    if (refusal !== undefined) return refusal;
    if (call.method === 'DELETE') return this.#endSession(call);
    if (call.method !== 'POST') return plain(405, 'Method Not Allowed');
    const body = bodyOf(call);
    const parsed = request.safeParse(body.kind === 'json' ? body.value : undefined);
    if (!parsed.success) return this.#send(undefined, rpcError(-32600, 'Invalid Request'));
    const asked = parsed.data;
    if (asked.method !== 'initialize' && this.#parts.variants.session) {
      const session = call.header?.('mcp-session-id');
      if (session === undefined) return plain(400, 'Mcp-Session-Id header is required');
      if (!this.#sessions.has(session)) return plain(404, 'Session not found');
    }
    if (asked.id === undefined) return { status: 202, text: '' };
    return this.#answer(asked, call);
  }

  /** Either set of headers, on every request. The server keeps no sign-in. */
  #refusal({ header, authorization }: Call): Reply | undefined {
    const { access, variants, munchkinId } = this.#parts;
    const bearer = authorization !== undefined && header?.('x-gw-ims-org-id') !== undefined;
    if (bearer) {
      return access.refusal(authorization) === undefined ? undefined : plain(401, 'Invalid credentials');
    }
    const given = ['x-marketo-client-id', 'x-marketo-client-secret', 'x-marketo-munchkin-id'].map((name) =>
      header?.(name),
    );
    const [id, secret, munchkin] = given;
    if (id === undefined || secret === undefined || munchkin === undefined) {
      return plain(401, 'Marketo credentials not provided');
    }
    const listed = variants.munchkinIds ?? [munchkinId];
    if (!listed.includes(munchkin)) return plain(403, 'Forbidden: this instance is not enabled');
    return access.knows(id, secret) ? undefined : plain(401, 'Invalid credentials');
  }

  async #answer(asked: Request, call: Call): Promise<Reply | undefined> {
    switch (asked.method) {
      case 'initialize': {
        const result = {
          protocolVersion,
          capabilities: { tools: {} },
          serverInfo: { name: 'Marketo Engage (sandbox)', version: '1' },
        };
        const reply = this.#send(asked.id, { result });
        if (!this.#parts.variants.session) return reply;
        const session = randomUUID();
        this.#sessions.add(session);
        return { ...reply, headers: { ...reply.headers, 'mcp-session-id': session } };
      }
      case 'ping':
        return this.#send(asked.id, { result: {} });
      case 'tools/list':
        return this.#send(asked.id, this.#list(asked.params?.['cursor']));
      case 'tools/call':
        return this.#callTool(asked, call);
      default:
        return this.#send(asked.id, rpcError(-32601, 'Method not found'));
    }
  }

  #list(cursor: unknown): Record<string, unknown> {
    const { variants } = this.#parts;
    const from = cursor === undefined ? 0 : Number(cursor);
    if (!Number.isInteger(from) || from < 0 || from >= this.#tools.length)
      return rpcError(-32602, 'Invalid cursor');
    const to = from + variants.pageSize;
    const shown = this.#tools.slice(from, to).map((tool) => ({
      name: tool.name,
      description: tool.description,
      inputSchema: inputSchema(tool, variants),
    }));
    return { result: { tools: shown, ...(to < this.#tools.length ? { nextCursor: String(to) } : {}) } };
  }

  async #callTool(asked: Request, call: Call): Promise<Reply | undefined> {
    const { instance, access, faults, latency, variants } = this.#parts;
    const parsed = callParams.safeParse(asked.params);
    const tool = this.#tools.find(({ name }) => parsed.success && name === parsed.data.name);
    if (!parsed.success || tool === undefined) return this.#send(asked.id, rpcError(-32602, 'Unknown tool'));
    const admission = instance.limits.enter(instance.clock(), access.user);
    const reply = (answer: Answer): Reply =>
      this.#send(asked.id, { result: toolResult(answer, tool, variants) });
    // Limits are the instance's own; the server words them its own way.
    if ('kind' in admission) {
      instance.costs.add(`MCP ${tool.name}`, false, true);
      return reply({ ...admission, message: `Too many requests: ${admission.message}` });
    }
    let answer: Answer | undefined;
    try {
      const fault = faults.strike('MCP', tool.name, undefined);
      const struck = fault?.answer;
      if (struck?.kind === 'expire token') access.expire();
      const milliseconds = latency(call) + (struck?.kind === 'slow' ? struck.milliseconds : 0);
      if (milliseconds > 0) await new Promise((resolve) => void setTimeout(resolve, milliseconds));
      if (struck === undefined || struck.kind === 'slow' || fault?.performed === true)
        answer = this.#perform(tool, parsed.data.arguments);
      switch (struck?.kind) {
        case 'drop':
          return undefined;
        case 'http':
          return { status: struck.status, text: struck.text };
        case 'error':
          answer = { kind: 'refused', code: struck.code, message: struck.message };
          break;
        case 'expire token':
          answer = tokenExpired;
          break;
        default:
      }
      return reply(answer ?? systemError);
    } finally {
      const code = answer?.kind === 'refused' ? answer.code : undefined;
      const { counted } = admission.leave(code);
      instance.costs.add(`MCP ${tool.name}`, counted, code !== undefined || answer === undefined);
    }
  }

  #perform(tool: Tool, given: Readonly<Record<string, unknown>>): Answer {
    const { variants } = this.#parts;
    const instance = this.#instance;
    const refusal = this.#permissionRefusal(tool);
    if (refusal !== undefined) return refusal;
    try {
      const read = readArguments(tool, given, variants);
      if (read.kind === 'refused') return read;
      catchUp(instance);
      const answer = tool.endpoint.handle(instance, read.values);
      // No tool hands out files.
      return answer.kind === 'file' ? systemError : answer;
    } catch {
      return systemError;
    }
  }

  /** Whoever may not read an asset finds nothing; whoever may not write it is told. */
  #permissionRefusal({ endpoint }: Tool): Answer | undefined {
    const { permissions, instance } = this.#parts;
    const mayWrite = instance.profile !== 'no-permission' || !endpoint.rulesAndFlow;
    const may = permissions === 'all' || endpoint.permissions.some((one) => permissions.has(one));
    if (may && mayWrite) return undefined;
    return endpoint.method === 'GET' ? nothing : accessDenied;
  }

  #endSession({ header }: Call): Reply {
    const session = header?.('mcp-session-id');
    return session !== undefined && this.#sessions.delete(session)
      ? { status: 200, text: '' }
      : plain(405, 'Method Not Allowed');
  }

  #send(id: string | number | undefined, body: Record<string, unknown>): Reply {
    const message = { jsonrpc: '2.0', id: id ?? null, ...body };
    if (this.#parts.variants.transport === 'json') return { status: 200, json: message };
    return {
      status: 200,
      text: `event: message\ndata: ${JSON.stringify(message)}\n\n`,
      headers: { 'content-type': 'text/event-stream' },
    };
  }
}

/** Tools show and write rules and flows of an instance whose REST does not. */
function asSeenByTools(instance: Instance): Instance {
  if (instance.profile !== 'classic') return instance;
  return Object.create(instance, { profile: { value: 'native', enumerable: true } }) as Instance;
}

const rpcError = (code: number, message: string): Record<string, unknown> => ({ error: { code, message } });
const plain = (status: number, words: string): Reply => ({
  status,
  text: words,
  headers: { 'content-type': 'text/plain;charset=UTF-8' },
});
