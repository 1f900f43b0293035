import type { Sandbox } from '../../server/src/sandbox/index.ts';

/** Where a sandbox answers, and to whom. */
export type Reachable = Pick<Sandbox, 'url' | 'clientId' | 'clientSecret'>;

/** The members of an envelope that tests look at. */
export interface Envelope {
  readonly success: boolean;
  readonly requestId: string;
  readonly result?: readonly Record<string, unknown>[];
  readonly warnings?: readonly string[];
  readonly errors?: readonly { readonly code: string; readonly message: string }[];
  readonly moreResult?: boolean;
  readonly nextPageToken?: string;
}

export type Fields = Readonly<Record<string, string | number | boolean | object>>;

/** Calls a sandbox with plain fetch: what a test writes is what goes over the wire. */
export class Caller {
  readonly url: string;
  readonly token: string;

  constructor(url: string, token: string) {
    this.url = url;
    this.token = token;
  }

  static async of(sandbox: Reachable): Promise<Caller> {
    return new Caller(sandbox.url, await accessToken(sandbox));
  }

  async get(path: string, query: Fields = {}): Promise<Envelope> {
    const encoded = encode(query).toString();
    return this.send('GET', encoded === '' ? path : `${path}?${encoded}`);
  }

  /** A form; objects travel as JSON texts. */
  async form(path: string, fields: Fields = {}): Promise<Envelope> {
    return this.send('POST', path, 'application/x-www-form-urlencoded', encode(fields).toString());
  }

  async json(path: string, body: unknown): Promise<Envelope> {
    return this.send('POST', path, 'application/json', JSON.stringify(body));
  }

  async send(method: string, path: string, contentType?: string, body?: string): Promise<Envelope> {
    const response = await this.raw(method, path, contentType, body);
    return (await response.json()) as Envelope;
  }

  raw(method: string, path: string, contentType?: string, body?: string): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(contentType === undefined ? {} : { 'content-type': contentType }),
      },
      ...(body === undefined ? {} : { body }),
    });
  }
}

export async function accessToken(sandbox: Reachable): Promise<string> {
  const response = await fetch(identityUrl(sandbox));
  const { access_token: token } = (await response.json()) as { readonly access_token: string };
  return token;
}

export function identityUrl(sandbox: Reachable, changes: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    ...changes,
  });
  return `${sandbox.url}/identity/oauth/token?${query.toString()}`;
}

function encode(fields: Fields): URLSearchParams {
  const encoded = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    encoded.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return encoded;
}

/** The code of a refusal; undefined when the call succeeded. */
export function codeOf(envelope: Envelope): string | undefined {
  return envelope.errors?.[0]?.code;
}

/** The first record of an answer. */
export function first(envelope: Envelope): Record<string, unknown> {
  const record = envelope.result?.[0];
  if (record === undefined) throw new Error(`No result: ${JSON.stringify(envelope)}`);
  return record;
}

export function idOf(envelope: Envelope): number {
  return Number(first(envelope)['id']);
}
