import { createHash } from 'node:crypto';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { z } from 'zod';
import { canonicalJson } from '../../compiler/index.ts';
import type { Credentials } from '../access-token.ts';
import { failure, success, type Answer, type Failure } from '../answer.ts';
import type { Clock } from '../clock.ts';
import { treatmentOf, treatmentOfStatus, type Treatment } from '../error-codes.ts';
import { afterTrouble, pauseAfter } from '../http.ts';
import {
  cancelled,
  noAnswer,
  refusal,
  stillBusy,
  unreachable,
  wrongShape,
  type CallWords,
  type InstanceWords,
} from '../messages.ts';
import { networkCode, neverSent } from '../network.ts';
import type { RateLimiter } from '../rate-limiter.ts';
import { redact } from '../redaction.ts';
import type { McpAddress } from './address.ts';
import type { ListedTool } from './bind.ts';
import { readToolAnswer, type ToolAnswer } from './tool-answer.ts';

export interface McpDependencies {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: () => number;
  /** Calls of tools count against the limits of the instance, with those of REST. */
  readonly limiter: RateLimiter;
}

export interface ToolCall {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** It changes something: in doubt it is settled by reading back, never by asking again. */
  readonly writes: boolean;
  readonly permission: string;
}

export type ToolOutcome = Exclude<ToolAnswer, { readonly kind: 'failed' }>;

/** The MCP server, signed in by headers on every request. It is asked like REST: in the same rate, with the same repeats. */
export interface McpClient {
  /** Calls of tools so far. */
  readonly calls: number;
  listTools(): Promise<Answer<{ readonly tools: readonly ListedTool[]; readonly hash: string }>>;
  call(call: ToolCall, signal?: AbortSignal): Promise<Answer<ToolOutcome>>;
}

const timeout = 60_000;
const mostPages = 64;
/** The channel is optional: whoever connects does not wait long for it. */
const mostListTries = 3;

const listPage = z.object({
  tools: z.array(z.object({ name: z.string(), inputSchema: z.unknown() })),
  nextCursor: z.string().nullish(),
});
/** Answers differ from the protocol's own schema, such as structured content that is an array. */
const anything = z.record(z.string(), z.unknown());

export function createMcpClient(
  instance: InstanceWords,
  address: McpAddress,
  { clientId, clientSecret }: Credentials,
  { fetch, clock, random, limiter }: McpDependencies,
): McpClient {
  const place = { ...instance, url: new URL(address.url).origin };
  const secrets = [clientId, clientSecret];
  let connected: Promise<Client> | undefined;
  let calls = 0;

  async function open(): Promise<Client> {
    const transport = new StreamableHTTPClientTransport(new URL(address.url), {
      requestInit: {
        // A redirect would carry the secrets somewhere else.
        redirect: 'error',
        headers: {
          'x-marketo-client-id': clientId,
          'x-marketo-client-secret': clientSecret,
          'x-marketo-munchkin-id': address.munchkinId,
        },
      },
      // The stream for what a server has to say unasked: nothing of it is wanted, and it would keep the process alive.
      fetch: async (url, init) =>
        init?.method === 'GET' ? new Response(undefined, { status: 405 }) : fetch(url, init),
      reconnectionOptions: {
        maxRetries: 0,
        initialReconnectionDelay: 1000,
        maxReconnectionDelay: 1000,
        reconnectionDelayGrowFactor: 1,
      },
    });
    const client = new Client(
      { name: 'marketo-lifecycle', version: '1' },
      { versionNegotiation: { mode: 'auto' } },
    );
    await client.connect(transport, { timeout });
    return client;
  }

  async function send(method: string, params: Record<string, unknown>): Promise<Reply> {
    try {
      connected ??= open().catch((error: unknown) => {
        connected = undefined;
        throw error;
      });
      const client = await connected;
      return { kind: 'result', result: await client.request({ method, params }, anything, { timeout }) };
    } catch (error) {
      const trouble = troubleOf(error);
      // A session that is over, or one that never was: the next request opens another.
      if (trouble.code !== 'rpc') connected = undefined;
      return trouble;
    }
  }

  /** @param words what is asked, for messages. */
  async function ask<T>(
    method: string,
    params: Record<string, unknown>,
    words: CallWords & { readonly writes: boolean },
    read: (result: unknown) => { readonly done: T } | Trouble,
    signal?: AbortSignal,
  ): Promise<Answer<T>> {
    for (let tries = 1; ; tries += 1) {
      const leave = await limiter.enter(signal);
      if (leave === undefined) return cancelled();
      if (method === 'tools/call') calls += 1;
      const reply = await send(method, params).finally(leave);
      const outcome = reply.kind === 'result' ? read(reply.result) : reply;
      if ('done' in outcome) return success(outcome.done);
      const { code, treatment } = outcome;
      const said = redact(outcome.said, secrets);
      if (outcome.status === 401 || outcome.status === 403) return turnedAway(outcome.status, place, address);
      if (neverSent(code)) return unreachable(place, code);
      const next =
        outcome.status === 404 && tries === 1 ? 'again' : afterTrouble(treatment, words.writes, tries);
      if (next === 'again' && method === 'tools/list' && tries >= mostListTries)
        return stillBusy(code, said, words, place);
      if (next === 'settle') return noAnswer(code, words, place);
      if (next === 'give up') return stillBusy(code, said, words, place);
      if (next === 'stop') return refusal(code, said, words, place, clock.now());
      const pause = pauseAfter(code, tries, random());
      if (code === '606') limiter.slowDown(pause);
      else await clock.sleep(pause, signal);
    }
  }

  return {
    get calls() {
      return calls;
    },
    async listTools() {
      const tools: ListedTool[] = [];
      const words = { method: 'MCP', path: 'tools/list', permission: 'Read-Only Assets', writes: false };
      let cursor: string | undefined;
      for (let pages = 0; pages < mostPages; pages += 1) {
        const page = await ask('tools/list', cursor === undefined ? {} : { cursor }, words, (result) => {
          const parsed = listPage.safeParse(result);
          return parsed.success ? { done: parsed.data } : stopped('the list of its tools is none');
        });
        if (page.kind !== 'success') return page;
        tools.push(...page.result.tools);
        const next = page.result.nextCursor ?? undefined;
        if (next === undefined || next === cursor) {
          const hash = hashOf(tools);
          return hash === undefined
            ? wrongShape(words, place, 'schemas of no sensible depth')
            : success({ tools, hash });
        }
        cursor = next;
      }
      return failure(
        'refused',
        'shape',
        'shape',
        `The MCP server of ${instance.name} lists its tools without end.`,
      );
    },
    call: ({ tool, arguments: given, writes, permission }, signal) =>
      ask(
        'tools/call',
        { name: tool, arguments: given },
        { method: 'MCP', path: tool, permission, writes },
        (result) => {
          const answer = readToolAnswer(result);
          if (answer.kind !== 'failed') return { done: answer };
          const { code = 'no code', said } = answer;
          return { kind: 'trouble', code, said, treatment: treatmentOf(code), status: undefined };
        },
        signal,
      ),
  };
}

type Reply = { readonly kind: 'result'; readonly result: unknown } | Trouble;

interface Trouble {
  readonly kind: 'trouble';
  readonly code: string;
  readonly said: string;
  readonly treatment: Treatment;
  /** HTTP status, where it was one. */
  readonly status: number | undefined;
}

const stopped = (said: string): Trouble => ({
  kind: 'trouble',
  code: 'no code',
  said,
  treatment: 'stop',
  status: undefined,
});

/** The library throws; nothing here is known of its errors but their status, their code and that they have a message. */
function troubleOf(error: unknown): Trouble {
  const { status, code, message } = error as {
    readonly status?: unknown;
    readonly code?: unknown;
    readonly message?: unknown;
  };
  const said = typeof message === 'string' ? message.slice(0, 600) : '';
  if (typeof status === 'number') {
    const treatment = status === 401 ? 'stop' : treatmentOfStatus(status);
    return { kind: 'trouble', code: `HTTP ${status}`, said, treatment, status };
  }
  // A number is JSON-RPC's own code: the server has read the request and will not do it.
  if (typeof code === 'number') return { ...stopped(said), code: 'rpc' };
  // HTML, say: another address than that of an MCP server.
  if (code === 'CLIENT_HTTP_UNEXPECTED_CONTENT')
    return { ...stopped(said), code: 'no MCP', treatment: 'once' };
  const word = code === 'REQUEST_TIMEOUT' ? 'timeout' : networkCode(causeOf(error));
  return { kind: 'trouble', code: word, said: '', treatment: 'settle', status: undefined };
}

/** Errors of the library wrap those of the network. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}

function turnedAway(status: 401 | 403, { name }: InstanceWords, { munchkinId }: McpAddress): Failure {
  return status === 401
    ? failure('refused', 'credentials', '401', `The MCP server refused the client id and secret of ${name}.`)
    : failure(
        'refused',
        'permission',
        '403',
        `The MCP server is not open to ${munchkinId} (403): Adobe lets in the subscriptions on its list. Ask Adobe to add it, or take "mcp" out of lifecycle.config.json.`,
      );
}

/** Of all that a binding relies on: descriptions may change. Undefined: schemas that nest without end. */
function hashOf(tools: readonly ListedTool[]): string | undefined {
  const sorted = tools
    .map(({ name, inputSchema }) => ({ name, inputSchema }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  try {
    return createHash('sha256').update(canonicalJson(sorted)).digest('hex');
  } catch {
    return undefined;
  }
}
