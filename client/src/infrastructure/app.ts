import type { ExtensionContext } from 'vscode';
import type { Server } from './language-client.ts';
import type { Log } from './logging.ts';
import type { ReadOnlyDocuments } from './read-only-documents.ts';
import type { CredentialStore } from './secrets.ts';

/** What a feature is given to work with. Whatever it registers goes into `context.subscriptions`. */
export interface App {
  readonly context: ExtensionContext;
  readonly server: Server;
  readonly log: Log;
  readonly credentials: CredentialStore;
  readonly documents: ReadOnlyDocuments;
}
