import type { Connection } from 'jsforce/lib/core.js';
import { pinnedApiVersion } from './api-version.ts';
import type { SalesforceSession } from './session.ts';
import { FetchTransport } from './transport.ts';

/** An open line to one org. Rejections are read by `failureFromError`. */
export interface OrgConnection {
  /** @param path from the host's root: `/services/data/v66.0/sobjects/Lead/describe`. */
  get(path: string): Promise<unknown>;
  /** Undefined before the first answer that counted. */
  apiUsage(): ApiUsage | undefined;
}

export interface ApiUsage {
  /** Requests that the org has served in the last 24 hours. */
  readonly used: number;
  readonly limit: number;
}

/**
 * The one place that loads jsforce, on first use: its core alone, a third smaller and faster to load than the whole.
 * (`jsforce/core` is a folder, which Node's own loader does not resolve, hence the file's path.)
 * @param signal ends every request.
 */
export async function connect(session: SalesforceSession, signal: AbortSignal): Promise<OrgConnection> {
  // A CommonJS module: its default is the whole of it, and the only export that a bundler keeps.
  const { default: jsforce } = await import('jsforce/lib/core.js');
  const connection: Connection = new jsforce.Connection({
    instanceUrl: session.instanceUrl,
    accessToken: session.token.reveal(),
    version: pinnedApiVersion,
    // Whatever JSFORCE_LOG_LEVEL says: its log holds requests.
    logLevel: 'NONE',
  });
  const options = { transport: new FetchTransport(signal) };
  return {
    get: (path) => connection.request({ method: 'GET', url: path }, options),
    apiUsage: () => connection.limitInfo.apiUsage,
  };
}
