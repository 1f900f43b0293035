import type { SecretStorage } from 'vscode';
import type { Credentials } from '../../../server/src/lsp/protocol.ts';
import type { Log } from './logging.ts';

/** The credentials of Marketo instances, by the endpoint that they are sent to. They live in VS Code's SecretStorage alone. */
export interface CredentialStore {
  read(endpoint: string): Promise<Credentials | undefined>;
  write(endpoint: string, credentials: Credentials): Promise<void>;
  delete(endpoint: string): Promise<void>;
}

export function createCredentialStore(storage: SecretStorage, log: Log): CredentialStore {
  const key = (endpoint: string): string => `lifecycle.credentials ${endpoint}`;
  return {
    async read(endpoint) {
      const credentials = parse(await storage.get(key(endpoint)));
      if (credentials !== undefined) log.hide(credentials.clientSecret);
      return credentials;
    },
    async write(endpoint, credentials) {
      log.hide(credentials.clientSecret);
      await storage.store(key(endpoint), JSON.stringify(credentials));
    },
    async delete(endpoint) {
      await storage.delete(key(endpoint));
    },
  };
}

/** What another version stored in another form counts as absent: the person signs in again. */
function parse(stored: string | undefined): Credentials | undefined {
  if (stored === undefined) return undefined;
  try {
    const { clientId, clientSecret } = JSON.parse(stored) as Partial<Record<string, unknown>>;
    return typeof clientId === 'string' && typeof clientSecret === 'string'
      ? { clientId, clientSecret }
      : undefined;
  } catch {
    return undefined;
  }
}
