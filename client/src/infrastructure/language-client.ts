import { setImmediate } from 'node:timers/promises';
import { EventEmitter } from 'vscode';
import type { CancellationToken, Disposable, Event, ExtensionContext } from 'vscode';
import type { ClientRequests, ServerRequests } from '../../../server/src/lsp/protocol.ts';
import type { Connection, ServerState, WorkProgress } from './connection.ts';
import type { Log } from './logging.ts';

export type { ServerState } from './connection.ts';
export type Method = keyof ClientRequests;

/** The language server, as the features see it: typed requests in both directions and its state. */
export interface Server extends Disposable {
  readonly state: ServerState;
  readonly onDidChangeState: Event<ServerState>;
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Sends a request, after the server has come up. Rejects with a message for people, see `protocol.ts`. */
  request<M extends Method>(
    method: M,
    params: ClientRequests[M]['params'],
    token?: CancellationToken,
  ): Promise<ClientRequests[M]['result']>;
  /** Answers the server's requests of one method, from its start on. */
  answer<M extends keyof ServerRequests>(
    method: M,
    handler: (params: ServerRequests[M]['params']) => Promise<ServerRequests[M]['result']>,
  ): void;
  onProgress(token: string, handler: (value: WorkProgress) => void): Disposable;
}

/** The documents that the language server looks after; other schemes are copies, such as Git's side of a diff. */
export const documents = ['file', 'untitled', 'vscode-vfs'].map((scheme) => ({
  language: 'lifecycle',
  scheme,
}));

export function createServer(context: ExtensionContext, log: Log): Server {
  const changes = new EventEmitter<ServerState>();
  let state: ServerState = 'starting';
  const connected = connect(context, log);
  void connected.then((connection) =>
    connection.onState((changed) => {
      state = changed;
      changes.fire(changed);
    }),
  );
  return {
    get state() {
      return state;
    },
    onDidChangeState: changes.event,
    start: async () => (await connected).start(),
    restart: async () => {
      const connection = await connected;
      await (connection.isRunning() ? connection.restart() : connection.start());
    },
    request: async (method, params, token) => (await connected).sendRequest(method, params, token),
    answer: (method, handler) => {
      void connected.then((connection) => connection.onRequest<unknown, never>(method, handler));
    },
    onProgress: (token, handler) => {
      const listening = connected.then((connection) => connection.onWork(token, handler));
      return { dispose: () => void listening.then((listener) => listener.dispose()) };
    },
    dispose: () => {
      changes.dispose();
      void connected.then((connection) => connection.dispose());
    },
  };
}

/** The client's library is large. It is loaded once activation has returned, so that VS Code need not wait for it. */
async function connect(context: ExtensionContext, log: Log): Promise<Connection> {
  await setImmediate();
  const { Connection: Loaded } = await import('./connection.ts');
  return new Loaded(context.asAbsolutePath('dist/server.js'), documents, log);
}
