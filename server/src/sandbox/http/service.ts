import { envelope, type Answer, type Family, type Refused } from '../protocol/answer.ts';
import type { Endpoint, Permission } from '../protocol/endpoint.ts';
import { accessDenied, methodNotSupported, resourceNotFound, systemError } from '../protocol/refusals.ts';
import type { Instance } from '../instance.ts';
import { catchUp } from '../life/catch-up.ts';
import type { Access } from './access.ts';
import { bodyOf, formType, NameValues, type Call, type Reply } from './call.ts';
import type { Faults, StruckFault } from './fault.ts';
import { mcpPath, McpService } from '../mcp/mcp-service.ts';
import type { McpVariants } from '../mcp/variants.ts';
import { identify, identityPath } from './identity.ts';
import { readParameters } from './read-parameters.ts';
import { codeOf, type Recording } from './recording.ts';
import { Router } from './route.ts';
import { isScreen, screen } from './screen.ts';

/** From a call to its reply. */
export interface ServiceParts {
  readonly instance: Instance;
  readonly access: Access;
  readonly faults: Faults;
  readonly recording: Recording;
  readonly endpoints: readonly Endpoint[];
  readonly permissions: 'all' | ReadonlySet<Permission>;
  /** How long a call takes, in milliseconds. */
  readonly latency: (call: Call) => number;
  readonly mcp: McpVariants;
  readonly munchkinId: string;
}

export class Service {
  readonly #parts: ServiceParts;
  readonly #router: Router;
  readonly #mcp: McpService;
  #requests = 0x1000;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
    this.#router = new Router(parts.endpoints);
    this.#mcp = new McpService({ ...parts, variants: parts.mcp });
  }

  /** @returns undefined when the connection is to be dropped. */
  async reply(call: Call): Promise<Reply | undefined> {
    if (isScreen(call.path)) return this.#screen(call);
    const reply = await (call.path === mcpPath ? this.#mcp.reply(call) : this.#reply(call));
    this.#parts.recording.add(call, reply);
    return reply;
  }

  #screen(call: Call): Reply {
    try {
      return screen(this.#parts.instance, call);
    } catch {
      return { status: 500, text: 'Internal Server Error' };
    }
  }

  async #reply(given: Call): Promise<Reply | undefined> {
    const { instance, access, faults } = this.#parts;
    if (given.path === identityPath) return identify(access, given);
    if (!given.path.startsWith('/rest/')) return { status: 404, text: 'Not Found' };
    const call = asRead(given);
    const family: Family = call.path.startsWith('/rest/asset/') ? 'asset' : 'leads';
    const turnedAway = access.refusal(call.authorization);
    if (turnedAway !== undefined) {
      instance.limits.turnedAway(instance.clock(), turnedAway.code);
      return this.#envelope(turnedAway, family);
    }
    const admission = instance.limits.enter(instance.clock(), access.user);
    if ('kind' in admission) return this.#envelope(admission, family);
    const match = this.#router.find(call.method, call.path);
    const fault = faults.strike(
      call.method,
      call.path,
      match.kind === 'endpoint' ? match.endpoint : undefined,
    );
    let reply: Reply | undefined;
    try {
      await pause(this.#parts.latency(call));
      const answer = fault === undefined || fault.performed ? this.#safely(call, match) : resourceNotFound;
      reply = fault === undefined ? this.#envelope(answer, family) : this.#faulty(fault, family);
      return reply;
    } finally {
      admission.leave(codeOf(reply?.json));
    }
  }

  /** Whatever goes wrong inside is Marketo's 611, as it is there. */
  #safely(call: Call, match: ReturnType<Router['find']>): Answer {
    try {
      return this.#answer(call, match);
    } catch {
      return systemError;
    }
  }

  #answer(call: Call, match: ReturnType<Router['find']>): Answer {
    const { instance } = this.#parts;
    if (match.kind === 'other method') return methodNotSupported;
    if (match.kind === 'unknown') return resourceNotFound;
    const { endpoint } = match;
    const refusal = this.#profileRefusal(endpoint) ?? this.#permissionRefusal(endpoint);
    if (refusal !== undefined) return refusal;
    const parameters = readParameters(endpoint, match.path, call.query, bodyOf(call));
    catchUp(instance);
    return parameters.kind === 'refused' ? parameters : endpoint.handle(instance, parameters.values);
  }

  #profileRefusal(endpoint: Endpoint): Refused | undefined {
    const { profile } = this.#parts.instance;
    if (!endpoint.rulesAndFlow || profile === 'native') return undefined;
    return profile === 'classic' ? resourceNotFound : accessDenied;
  }

  #permissionRefusal(endpoint: Endpoint): Refused | undefined {
    const { permissions } = this.#parts;
    if (permissions === 'all' || endpoint.permissions.length === 0) return undefined;
    return endpoint.permissions.some((permission) => permissions.has(permission)) ? undefined : accessDenied;
  }

  #faulty({ answer }: StruckFault, family: Family): Reply | undefined {
    if (answer.kind === 'drop') return undefined;
    return answer.kind === 'http'
      ? { status: answer.status, text: answer.text }
      : this.#envelope({ kind: 'refused', code: answer.code, message: answer.message }, family);
  }

  #envelope(answer: Answer, family: Family): Reply {
    const requestId = `${(++this.#requests).toString(16)}#${this.#parts.instance.clock().toString(16)}`;
    return { status: 200, json: envelope(answer, family, requestId) };
  }
}

/** The lead database takes a long GET as a POST with `_method=GET` and its query in a form. */
function asRead(call: Call): Call {
  const isRead =
    call.method === 'POST' && call.query.get('_method') === 'GET' && call.path.startsWith('/rest/v1/');
  if (!isRead || (call.contentType !== formType && call.body !== '')) return call;
  return { ...call, method: 'GET', query: new NameValues(call.body), body: '' };
}

function pause(milliseconds: number): Promise<void> | undefined {
  return milliseconds > 0 ? new Promise((resolve) => void setTimeout(resolve, milliseconds)) : undefined;
}
