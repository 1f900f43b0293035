import type { Capabilities } from '../compiler/index.ts';
import type { Credentials } from './access-token.ts';
import { success, type Answer, type Failure } from './answer.ts';
import { systemClock } from './clock.ts';
import { ruleCatalogue } from './endpoints/catalogues.ts';
import { createHttp, type HttpDependencies, type MarketoHttp } from './http.ts';
import type { McpAddress } from './mcp/address.ts';
import type { McpChannel } from './mcp/channel.ts';
import { memoryInMind, type McpMemory } from './mcp/memory.ts';
import { isLoopback, notPrivate, type InstanceWords } from './messages.ts';
import { grantedLimits, RateLimiter } from './rate-limiter.ts';
import { Vocabulary } from './vocabulary.ts';
import { wallTimeAt } from './zoned-time.ts';

/** An instance that answers, and what it can do. */
export interface Connection {
  readonly instance: InstanceWords;
  readonly http: MarketoHttp;
  readonly capabilities: Capabilities;
  readonly vocabulary: Vocabulary;
  /** Adobe's MCP server, where the instance is configured to use it. */
  readonly mcp?: McpChannel;
}

/** What a connection needs to know of an instance. */
export interface InstanceAddress extends InstanceWords {
  readonly mcp?: McpAddress | undefined;
  /** Calls that may begin within 20 seconds; 50 unless told. */
  readonly callsPer20Seconds?: number | undefined;
}

export interface ConnectDependencies extends HttpDependencies {
  /** What is kept of the MCP server between runs; nothing unless told. */
  readonly mcpMemory: McpMemory;
}

/** Where the REST API of a subscription is: `https://123-abc-456.mktorest.com`. */
export function instanceUrl(munchkinId: string): string {
  return `https://${munchkinId.toLowerCase()}.mktorest.com`;
}

/**
 * Signs in and asks whether the instance writes rules and flows, by REST and, where it is configured, by Adobe's MCP
 * server. Secrets are sent to `instance.url` and to that server only, which have to be https or on this machine.
 */
export async function connect(
  instance: InstanceAddress,
  credentials: Credentials,
  given: Partial<ConnectDependencies> = {},
): Promise<Answer<Connection>> {
  const { name, timeZone, mcp, callsPer20Seconds } = instance;
  const place = { name, timeZone, url: instance.url.replace(/\/+$/, '') };
  if (!isPrivate(place.url)) return notPrivate(place);
  if (mcp !== undefined && !isPrivate(mcp.url)) return notPrivate({ name, url: mcp.url });
  const clock = given.clock ?? systemClock;
  const dependencies = {
    fetch,
    clock,
    random: Math.random,
    limiter: new RateLimiter(given.limits ?? grantedLimits(callsPer20Seconds), clock),
    ...given,
  };
  const http = createHttp(place, credentials, dependencies);
  const probe = await ruleCatalogue(http);
  const rulesAndFlow = presence(probe);
  if (typeof rulesAndFlow !== 'string') return rulesAndFlow;
  const known = probe.kind === 'success' ? probe.result : undefined;
  const connection = {
    instance: place,
    http,
    capabilities: { rulesAndFlow },
    vocabulary: new Vocabulary(http, known),
  };
  if (mcp === undefined) return success(connection);
  // A library that few need.
  const { openMcpChannel } = await import('./mcp/channel.ts');
  const memory = given.mcpMemory ?? memoryInMind();
  const channel = await openMcpChannel(http, mcp, credentials, memory, dependencies);
  return success({
    ...connection,
    capabilities: { rulesAndFlow, mcp: channel.capabilities },
    mcp: channel,
  });
}

/** Calls so far, by REST and by tools: they count against the same quota. */
export function callsOf({ http, mcp }: Connection): number {
  return http.calls + (mcp?.calls ?? 0);
}

/** What time it is for the instance, on the wall of its zone: `2026-11-19T09:00`. */
export function wallTimeOf({ http, instance }: Connection): string {
  return wallTimeAt(http.clock.now(), instance.timeZone ?? 'UTC');
}

function presence(probe: Answer<unknown>): Capabilities['rulesAndFlow'] | Failure {
  if (probe.kind === 'success') return probe.result === undefined ? 'absent' : 'present';
  if (probe.cause === 'absent') return 'absent';
  return probe.cause === 'permission' ? 'forbidden' : probe;
}

function isPrivate(url: string): boolean {
  const scheme = URL.canParse(url) ? new URL(url).protocol : '';
  return scheme === 'https:' || (scheme === 'http:' && isLoopback(url));
}
