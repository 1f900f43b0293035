import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { describeField, standardFields } from './fake-org-schema.ts';
import type { FakeField, FakeValue } from './fake-org-schema.ts';

export interface FakeOrgOptions {
  /** The newest API version on offer; the oldest is 31.0. */
  readonly newest?: number;
  /** Requests that the org may make in 24 hours. */
  readonly apiLimit?: number;
  /** Real orgs were seen to leave inactive picklist values out of describe; the format has a flag for them. */
  readonly describesInactiveValues?: boolean;
}

/** Replaces the answers of the next requests. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly body?: string; readonly type?: string }
  | { readonly kind: 'redirect'; readonly to: string }
  /** Accepts the request and says nothing more. */
  | { readonly kind: 'silence' }
  /** Sends the head and half a body, and then nothing more or an end of the connection. */
  | { readonly kind: 'stall' }
  | { readonly kind: 'break' };

/**
 * A Salesforce org over real HTTP, as far as signing in with a token and reading descriptions goes. What makes it
 * worth testing against is the state: each user sees only the fields that field-level security shows to that user,
 * a new field is visible to nobody, and an update of a value set deactivates the values that it leaves out.
 */
export class FakeOrg implements AsyncDisposable {
  /** Every request that arrived, `GET /services/data`. */
  readonly requests: string[] = [];
  apiUsage = 0;

  readonly #options: Required<FakeOrgOptions>;
  readonly #server: Server;
  readonly #objects = new Map<string, FakeField[]>();
  readonly #valueSets = new Map<string, FakeValue[]>();
  readonly #sessions = new Map<string, string>();
  readonly #visible = new Map<string, Set<string>>();
  readonly #hiddenObjects = new Map<string, Set<string>>();
  readonly #faults: Fault[] = [];

  private constructor(options: FakeOrgOptions) {
    this.#options = { newest: 67, apiLimit: 15_000, describesInactiveValues: false, ...options };
    for (const object of ['Lead', 'Contact']) this.#objects.set(object, standardFields(object));
    this.#server = createServer((request, response) => this.#serve(request, response));
  }

  static async start(options: FakeOrgOptions = {}): Promise<FakeOrg> {
    const org = new FakeOrg(options);
    const { promise, resolve } = Promise.withResolvers<void>();
    org.#server.listen(0, '127.0.0.1', resolve);
    await promise;
    return org;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The org is not running.');
    return `http://127.0.0.1:${address.port}`;
  }

  // ── Setup, as an administrator does it ───────────────────────────────────────────────────────────────────

  /** Creates the value set, or updates it: values that are left out stay, deactivated. */
  saveValueSet(name: string, values: readonly FakeValue[]): void {
    const kept = new Set(values.map(({ fullName }) => fullName));
    const before = this.#valueSets.get(name) ?? [];
    const deactivated = before.filter(({ fullName }) => !kept.has(fullName));
    this.#valueSets.set(name, [...values, ...deactivated.map((value) => ({ ...value, isActive: false }))]);
  }

  /** The field exists from now on, and nobody sees it until {@link grant}. */
  createField(object: string, field: FakeField): void {
    this.#fieldsOf(object).push({ custom: true, ...field });
  }

  /** @param field `Lead.Lifecycle_Stage__c` */
  grant(user: string, ...fields: readonly string[]): void {
    const visible = this.#visible.get(user) ?? new Set();
    this.#visible.set(user, visible);
    for (const field of fields) visible.add(field);
  }

  hideObject(user: string, object: string): void {
    const hidden = this.#hiddenObjects.get(user) ?? new Set();
    this.#hiddenObjects.set(user, hidden.add(object));
  }

  // ── Sessions and accidents ───────────────────────────────────────────────────────────────────────────────

  /** @returns an access token of this user. */
  signIn(user: string): string {
    const token = `00DFAKE00000001!AQ${this.#sessions.size}.${Buffer.from(user).toString('base64url')}`;
    this.#sessions.set(token, user);
    return token;
  }

  endSession(token: string): void {
    this.#sessions.delete(token);
  }

  /** The next requests meet these faults, one each. */
  failNext(...faults: readonly Fault[]): void {
    this.#faults.push(...faults);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    this.#server.closeAllConnections();
    await promise;
  }

  // ── The wire ─────────────────────────────────────────────────────────────────────────────────────────────

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', this.url);
    this.requests.push(`${request.method} ${pathname}`);
    const fault = this.#faults.shift();
    if (fault) return meet(fault, response);
    if (request.method !== 'GET') {
      return sendError(response, 405, 'METHOD_NOT_ALLOWED', `HTTP Method '${request.method}' not allowed.`);
    }
    if (pathname === '/services/data' || pathname === '/services/data/') {
      return send(response, 200, this.#versions());
    }
    const versioned = /^\/services\/data\/v(\d+\.\d)\/(.*)$/.exec(pathname);
    if (!versioned) return sendNotFound(response);
    const [, version, resource = ''] = versioned;
    const user = this.#userOf(request, response);
    if (user === undefined) return undefined;
    if (!this.#versions().some((offered) => offered.version === version)) return sendNotFound(response);
    return this.#answer(user, `v${version}`, resource, response);
  }

  /** The session's user; without a valid session the answer is already given. */
  #userOf(request: IncomingMessage, response: ServerResponse): string | undefined {
    const header = request.headers.authorization ?? '';
    const [scheme, token = '', ...rest] = header.split(' ');
    if (rest.length > 0 || (header !== '' && scheme !== 'Bearer')) {
      sendError(response, 401, 'INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE');
      return undefined;
    }
    const user = this.#sessions.get(token);
    if (user === undefined) sendError(response, 401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    return user;
  }

  #answer(user: string, version: string, resource: string, response: ServerResponse): void {
    const { apiLimit } = this.#options;
    if (this.apiUsage >= apiLimit) {
      return sendError(response, 403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    }
    this.apiUsage += 1;
    response.setHeader('sforce-limit-info', `api-usage=${this.apiUsage}/${apiLimit}`);
    const object = /^sobjects\/(\w+)\/describe\/?$/.exec(resource)?.[1];
    const name = [...this.#objects.keys()].find((known) => known.toLowerCase() === object?.toLowerCase());
    if (name === undefined || this.#hiddenObjects.get(user)?.has(name) === true)
      return sendNotFound(response);
    return send(response, 200, this.#describe(user, version, name));
  }

  #versions(): { label: string; url: string; version: string }[] {
    const numbers = Array.from({ length: this.#options.newest - 30 }, (_, index) => `${index + 31}.0`);
    return numbers.map((version) => ({
      label: `Release ${version}`,
      url: `/services/data/v${version}`,
      version,
    }));
  }

  #describe(user: string, version: string, name: string): object {
    const visible = this.#visible.get(user);
    const fields = this.#fieldsOf(name).filter(
      (field) => field.custom !== true || visible?.has(`${name}.${field.name}`) === true,
    );
    const path = `/services/data/${version}/sobjects/${name}`;
    return {
      actionOverrides: [],
      childRelationships: [],
      createable: true,
      custom: false,
      fields: fields.map((field) => describeField(field, this.#valuesOf(field), true)),
      keyPrefix: name === 'Lead' ? '00Q' : '003',
      label: name,
      labelPlural: `${name}s`,
      name,
      queryable: true,
      recordTypeInfos: [],
      updateable: true,
      urls: { describe: `${path}/describe`, sobject: path },
    };
  }

  #valuesOf(field: FakeField): readonly FakeValue[] {
    const values =
      field.valueSet === undefined ? (field.values ?? []) : (this.#valueSets.get(field.valueSet) ?? []);
    return this.#options.describesInactiveValues
      ? values
      : values.filter(({ isActive }) => isActive !== false);
  }

  #fieldsOf(object: string): FakeField[] {
    const fields = this.#objects.get(object);
    if (!fields) throw new Error(`The org has no object ${object}.`);
    return fields;
  }
}

function meet(fault: Fault, response: ServerResponse): void {
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, { 'content-type': fault.type ?? 'text/html' });
      response.end(fault.body ?? '');
      break;
    case 'redirect':
      response.writeHead(302, { location: fault.to });
      response.end();
      break;
    case 'silence':
      break;
    case 'stall':
    case 'break':
      response.writeHead(200, { 'content-type': 'application/json;charset=UTF-8' });
      response.write('[{"version":', () => fault.kind === 'break' && response.destroy());
      break;
  }
}

function sendNotFound(response: ServerResponse): void {
  sendError(response, 404, 'NOT_FOUND', 'The requested resource does not exist');
}

function sendError(response: ServerResponse, status: number, errorCode: string, message: string): void {
  send(response, status, [{ message, errorCode }]);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' });
  response.end(JSON.stringify(body));
}
