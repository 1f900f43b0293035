import { envelope, type Answer, type Download, type Family, type Refused } from '../protocol/answer.ts';
import type { Endpoint, Permission } from '../protocol/endpoint.ts';
import {
  accessDenied,
  methodNotSupported,
  resourceNotFound,
  systemError,
  tokenExpired,
} from '../protocol/refusals.ts';
import type { Instance } from '../instance.ts';
import type { SandboxStore } from '../store/store.ts';
import { catchUp } from '../life/catch-up.ts';
import type { Access } from './access.ts';
import { bodyOf, formType, NameValues, type Call, type Reply } from './call.ts';
import type { Faults, StruckFault } from './fault.ts';
import { downloadReply } from './download.ts';
import { mcpPath, McpService } from '../mcp/mcp-service.ts';
import type { McpVariants } from '../mcp/variants.ts';
import { identify, identityPath } from './identity.ts';
import { readParameters } from './read-parameters.ts';
import { codeOf, type Recording } from './recording.ts';
import { reworded } from './reword.ts';
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
  /** What the asset calls see of the instance's store: the user's workspaces. */
  readonly assetStore: SandboxStore;
  /** How long a call takes, in milliseconds. */
  readonly latency: (call: Call) => number;
  /** Undefined: there is no MCP server. */
  readonly mcp: McpVariants | undefined;
  readonly munchkinId: string;
  /** Keeps what has changed. @throws Error when it cannot. */
  readonly save: () => void;
}

export class Service {
  readonly #parts: ServiceParts;
  readonly #router: Router;
  readonly #mcp: McpService | undefined;
  #requests = 0x1000;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
    this.#router = new Router(parts.endpoints);
    this.#mcp = parts.mcp && new McpService({ ...parts, variants: parts.mcp });
  }

  /** @returns undefined when the connection is to be dropped. */
  async reply(call: Call): Promise<Reply | undefined> {
    if (isScreen(call.path)) return this.#kept(call, this.#screen(call));
    const mcp = call.path === mcpPath ? this.#mcp : undefined;
    const reply = this.#kept(call, await (mcp === undefined ? this.#reply(call) : mcp.reply(call)));
    this.#parts.recording.add(call, reply);
    return reply;
  }

  /** The answer, once what the call changed is kept. What only time has changed is made up for after a restart. */
  #kept(call: Call, reply: Reply | undefined): Reply | undefined {
    if (call.method === 'GET') return reply;
    try {
      this.#parts.save();
      return reply;
    } catch (error) {
      return { status: 500, text: error instanceof Error ? error.message : 'The state cannot be kept.' };
    }
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
    if (given.path === identityPath) return this.#identity(given);
    if (!/^\/(rest|bulk)\//.test(given.path)) return { status: 404, text: 'Not Found' };
    const call = asRead(given);
    const family: Family = call.path.startsWith('/rest/asset/') ? 'asset' : 'leads';
    const match = this.#router.find(call.method, call.path);
    const operation =
      match.kind === 'endpoint' ? `${match.endpoint.method} ${match.endpoint.path}` : noOperation;
    const turnedAway = access.refusal(this.#authorization(call));
    if (turnedAway !== undefined) {
      instance.limits.turnedAway(instance.clock(), turnedAway.code);
      instance.costs.add(operation, false, true);
      return this.#envelope(turnedAway, family);
    }
    const admission = instance.limits.enter(instance.clock(), access.user);
    if ('kind' in admission) {
      instance.costs.add(operation, false, true);
      return this.#envelope(admission, family);
    }
    const fault = faults.strike(
      call.method,
      call.path,
      match.kind === 'endpoint' ? match.endpoint : undefined,
    );
    if (fault?.answer.kind === 'expire token') access.expire();
    let reply: Reply | undefined;
    try {
      await pause(this.#parts.latency(call) + slowness(fault));
      reply = this.#played(fault, family, call, () => this.#safely(call, match));
      return reply;
    } finally {
      const code = codeOf(reply?.json);
      const { counted } = admission.leave(code);
      instance.costs.add(operation, counted, code !== undefined || !isDone(reply));
    }
  }

  /** Identity is free, and meets only the faults that name it. */
  async #identity(call: Call): Promise<Reply | undefined> {
    const { instance, access, faults } = this.#parts;
    const fault = faults.strike(call.method, call.path, undefined);
    await pause(slowness(fault));
    const reply = isSpoiled(fault) ? this.#faulty(fault, 'leads') : identify(access, call);
    instance.costs.add(`${call.method} ${identityPath}`, false, reply?.status !== 200);
    return reply;
  }

  /** The answer that a call gets when this fault strikes it; the work is done only where it is not in its way. */
  #played(
    fault: StruckFault | undefined,
    family: Family,
    call: Call,
    work: () => Answer | Download,
  ): Reply | undefined {
    if (!isSpoiled(fault)) {
      const answer = work();
      return answer.kind === 'file' ? downloadReply(answer, call) : this.#envelope(answer, family);
    }
    if (fault.performed) work();
    return this.#faulty(fault, family);
  }

  #authorization(call: Call): string | undefined {
    const inQuery = call.query.get('access_token');
    const accepts = this.#parts.instance.readings.accessTokenParameter === 'accept';
    return accepts && inQuery !== undefined ? `Bearer ${inQuery}` : call.authorization;
  }

  /** Whatever goes wrong inside is Marketo's 611, as it is there. */
  #safely(call: Call, match: ReturnType<Router['find']>): Answer | Download {
    try {
      return this.#answer(call, match);
    } catch {
      return systemError;
    }
  }

  #answer(call: Call, match: ReturnType<Router['find']>): Answer | Download {
    const { instance } = this.#parts;
    if (match.kind === 'other method') return methodNotSupported;
    if (match.kind === 'unknown') return resourceNotFound;
    const { endpoint } = match;
    const refusal = this.#profileRefusal(endpoint) ?? this.#permissionRefusal(endpoint);
    if (refusal !== undefined) return refusal;
    const formAsJson = instance.readings.formAsJson === 'accept';
    const parameters = readParameters(endpoint, match.path, call.query, bodyOf(call), formAsJson);
    catchUp(instance);
    if (parameters.kind === 'refused') return parameters;
    return reworded(endpoint.handle(this.#seen(endpoint), parameters.values), endpoint, instance.readings);
  }

  /** Assets are seen by workspace; people, and what happens to them, as a whole. */
  #seen({ path }: Endpoint): Instance {
    const { instance, assetStore } = this.#parts;
    const isWhole = assetStore === instance.store || !path.startsWith('/rest/asset/');
    return isWhole ? instance : { ...instance, store: assetStore };
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

  #faulty({ answer }: SpoiledFault, family: Family): Reply | undefined {
    switch (answer.kind) {
      case 'drop':
        return undefined;
      case 'http':
        return { status: answer.status, text: answer.text };
      case 'expire token':
        return this.#envelope(tokenExpired, family);
      default:
        return this.#envelope({ kind: 'refused', code: answer.code, message: answer.message }, family);
    }
  }

  #envelope(answer: Answer, family: Family): Reply {
    const requestId = `${(++this.#requests).toString(16)}#${this.#parts.instance.clock().toString(16)}`;
    const { envelope: form } = this.#parts.instance.readings;
    return { status: 200, json: envelope(answer, family, requestId, form) };
  }
}

/** 206: a part of a file. */
function isDone(reply: Reply | undefined): boolean {
  return reply?.status === 200 || reply?.status === 206;
}

const noOperation = '(no operation)';

type SpoiledFault = StruckFault & {
  readonly answer: Exclude<StruckFault['answer'], { readonly kind: 'slow' }>;
};

/** Whether the caller gets something else than the true answer. */
function isSpoiled(fault: StruckFault | undefined): fault is SpoiledFault {
  return fault !== undefined && fault.answer.kind !== 'slow';
}

function slowness(fault: StruckFault | undefined): number {
  return fault?.answer.kind === 'slow' ? fault.answer.milliseconds : 0;
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
