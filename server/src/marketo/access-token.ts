import { z } from 'zod';
import { success, type Answer } from './answer.ts';
import { networkCode } from './network.ts';
import { unreachable, wrongCredentials, wrongShape, type InstanceWords } from './messages.ts';

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

const schema = z.object({ access_token: z.string().min(1) });

/**
 * The access token of an instance: fetched when first needed, renewed when a call finds it dead. Calls that find the
 * same dead token share one renewal. It is not renewed early, because Marketo gives the same token until it dies.
 */
export class AccessToken {
  readonly #instance: InstanceWords;
  readonly #credentials: Credentials;
  readonly #fetch: typeof fetch;
  #current: string | undefined;
  #renewal: Promise<Answer<string>> | undefined;

  constructor(instance: InstanceWords, credentials: Credentials, fetcher: typeof fetch) {
    this.#instance = instance;
    this.#credentials = credentials;
    this.#fetch = fetcher;
  }

  /** What must never be shown. */
  get secrets(): readonly string[] {
    const { clientId, clientSecret } = this.#credentials;
    return [clientSecret, clientId, ...(this.#current === undefined ? [] : [this.#current])];
  }

  /** @param dead a token that a call found to be invalid or expired. */
  get(dead?: string): Promise<Answer<string>> {
    if (this.#current !== undefined && this.#current !== dead) return Promise.resolve(success(this.#current));
    this.#renewal ??= this.#request().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #request(): Promise<Answer<string>> {
    const { clientId, clientSecret } = this.#credentials;
    // The specification wants the credentials in the query, even for POST.
    const query = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const call = { method: 'POST', path: '/identity/oauth/token', permission: '' };
    let status: number;
    let body: string;
    try {
      const response = await this.#fetch(`${this.#instance.url}${call.path}?${query.toString()}`, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(30_000),
      });
      status = response.status;
      body = await response.text();
    } catch (error) {
      return unreachable(this.#instance, networkCode(error));
    }
    if (status === 401 || status === 400 || status === 403) return wrongCredentials(this.#instance);
    if (status >= 500) return unreachable(this.#instance, `HTTP ${status}`);
    const parsed = schema.safeParse(parseJson(body));
    if (!parsed.success) return wrongShape(call, this.#instance, `HTTP ${status}`);
    this.#current = parsed.data.access_token;
    return success(this.#current);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
