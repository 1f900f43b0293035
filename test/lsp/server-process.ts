import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { ClientCapabilities, Diagnostic, InitializeResult, Range } from 'vscode-languageserver';

export const serverMain = fileURLToPath(new URL('../../server/src/lsp/main.ts', import.meta.url));

/** Starts the real server as a process of its own. */
export function spawnServer(
  command: readonly string[] = [serverMain, '--stdio'],
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, command);
}

/** The code that a process ends with. */
export function exitOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}

export interface Client {
  readonly child: ChildProcessWithoutNullStreams;
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  readonly log: readonly string[];
  /** Methods of what the server asked and told, in order. */
  readonly heard: readonly string[];
  request<T>(method: string, params: unknown): Promise<T>;
  notify(method: string, params: unknown): Promise<void>;
  open(uri: string, text: string): Promise<void>;
  /** Replaces a range; the server counts versions by itself. */
  change(uri: string, range: Range, text: string): Promise<void>;
  /** The next diagnostics that are published for a file and that fit. */
  published(
    uri: string,
    fits?: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]>;
  /** The next request or notification of this method from the server. */
  received(method: string): Promise<unknown>;
  shutDown(): Promise<number | null>;
}

interface Options {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[];
  /** Answers to what the server asks, by method. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>;
  readonly initializationOptions?: unknown;
  /** What Node runs, where it is not the server's source. */
  readonly command?: readonly string[];
}

export const pulls: ClientCapabilities = {
  textDocument: { diagnostic: { relatedDocumentSupport: false } },
  workspace: { diagnostics: { refreshSupport: true } },
};

/** A client that has introduced itself. */
export async function startClient({
  capabilities = {},
  folders = [],
  answers = {},
  command,
  initializationOptions,
}: Options = {}): Promise<Client> {
  const child = spawnServer(command);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const log: string[] = [];
  const heard: string[] = [];
  const versions = new Map<string, number>();
  const latest = new Map<string, readonly Diagnostic[]>();
  const publications = new Set<() => void>();
  const waiting = new Map<string, ((params: unknown) => void)[]>();
  connection.onRequest((method, params) => {
    heard.push(method);
    waiting.get(method)?.shift()?.(params);
    return (answers[method] as ((params: unknown) => unknown) | undefined)?.(params) ?? null;
  });
  connection.onNotification((method, params) => {
    heard.push(method);
    if (method === 'window/logMessage') log.push((params as { message: string }).message);
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as unknown as { uri: string; diagnostics: Diagnostic[] };
      latest.set(uri, diagnostics);
      for (const look of publications) look();
    }
    waiting.get(method)?.shift()?.(params);
  });
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
    initializationOptions,
    workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
  });
  await connection.sendNotification('initialized', {});

  return {
    child,
    connection,
    initialized,
    log,
    heard,
    request: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => connection.sendNotification(method, params),
    open: (uri, text) => {
      versions.set(uri, 1);
      const textDocument = { uri, languageId: 'lifecycle', version: 1, text };
      return connection.sendNotification('textDocument/didOpen', { textDocument });
    },
    change: (uri, range, text) => {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      const params = { textDocument: { uri, version }, contentChanges: [{ range, text }] };
      return connection.sendNotification('textDocument/didChange', params);
    },
    published: (uri, fits = () => true) =>
      new Promise((resolve) => {
        const look = (): void => {
          const diagnostics = latest.get(uri);
          if (diagnostics === undefined || !fits(diagnostics)) return;
          publications.delete(look);
          resolve(diagnostics);
        };
        publications.add(look);
        look();
      }),
    received: (method) =>
      new Promise((resolve) => {
        const list = waiting.get(method);
        if (list === undefined) waiting.set(method, [resolve]);
        else list.push(resolve);
      }),
    shutDown: async () => {
      const ended = exitOf(child);
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return ended;
    },
  };
}

/** A folder on disk with these files, removed when its scope ends. */
export async function folderWith(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly path: string; readonly uri: string; fileUri(name: string): string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'lifecycle-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return {
    path,
    uri: pathToFileURL(path).href,
    fileUri: (name) => pathToFileURL(join(path, name)).href,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

export function at(line: number, character: number, endCharacter = character): Range {
  return { start: { line, character }, end: { line, character: endCharacter } };
}

export function codesOf(diagnostics: readonly Diagnostic[]): readonly unknown[] {
  return diagnostics.map(({ code }) => code);
}
