import {
  type Diagnostic,
  DiagnosticRefreshRequest,
  PublishDiagnosticsNotification,
} from 'vscode-languageserver';
import { join } from 'node:path';
import { configFileName, largestFile } from '../project/index.ts';
import { isTooLarge } from './open-document.ts';
import type { Session } from './session.ts';
import { aboutFile, toDiagnostic } from './to-diagnostic.ts';
import { uriOf } from './uri.ts';

/** What is said about a file, under a name that changes when it does. */
export interface Report {
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

/**
 * Tells the client what is wrong. A client that asks for diagnostics gets them when it asks, and is told when answers
 * have gone stale; to any other they are sent as soon as the messages that have already arrived are worked off. There
 * is no delay on top.
 */
export class Diagnostics {
  readonly #session: Session;
  readonly #reports = new Map<string, Report & { readonly text: string }>();
  /** Which report the client has of each file. */
  readonly #told = new Map<string, string>();
  /** Configurations about which something was said. */
  #badSettings: ReadonlySet<string> = new Set();
  #turn = 0;
  #isRefreshDue = false;
  #lastId = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The client asks for diagnostics. */
  get isPulled(): boolean {
    return this.#session.client.capabilities.textDocument?.diagnostic !== undefined;
  }

  /** An open document has another text. */
  textChanged(): void {
    if (!this.isPulled) this.#whenIdle();
  }

  /** Something else has changed: files on disk, the configuration, what is open. */
  filesChanged(): void {
    this.#isRefreshDue = this.isPulled;
    this.#whenIdle();
  }

  /** What the client gets when it asks about a file. */
  answer(uri: string): Report {
    const report = this.report(uri);
    this.#told.set(uri, report.id);
    if (this.isPulled) this.#whenIdle();
    return report;
  }

  /** What is to be said about a file now. */
  report(uri: string): Report {
    const items = this.#itemsOf(uri);
    const text = items.length === 0 ? '' : JSON.stringify(items);
    const known = this.#reports.get(uri);
    if (known?.text === text) return known;
    this.#lastId += 1;
    const report = { id: String(this.#lastId), items, text };
    this.#reports.set(uri, report);
    return report;
  }

  #itemsOf(uri: string): readonly Diagnostic[] {
    const { projects, documents, client } = this.#session;
    const open = documents.get(uri);
    if (open !== undefined && isTooLarge(open)) return [tooLarge];
    const project = projects.of(uri);
    const model = project.model();
    const document = model.documents.get(uri);
    if (document === undefined) return [];
    return project.findings(uri).map((finding) => toDiagnostic(client, model, document, finding));
  }

  /** After the messages that have already arrived; when more come in between, after those. */
  #whenIdle(): void {
    this.#turn += 1;
    const turn = this.#turn;
    // The connection handles one message per turn of the event loop: after two turns without one, none is waiting.
    setImmediate(() => setImmediate(() => turn === this.#turn && this.#tell()));
  }

  #tell(): void {
    try {
      this.#publishSettings();
      if (this.isPulled) this.#refresh();
      else this.#publishAll();
    } catch (error) {
      this.#session.log.error('The diagnostics could not be sent:', error);
    }
  }

  #publishAll(): void {
    const uris = new Set(this.#session.projects.all.flatMap((project) => project.uris));
    for (const uri of uris) {
      const { id, items } = this.report(uri);
      const before = this.#told.get(uri);
      if (before === id || (before === undefined && items.length === 0)) continue;
      this.#told.set(uri, id);
      this.#publish(uri, items, this.#session.documents.get(uri)?.version);
    }
    for (const uri of this.#told.keys()) {
      if (uris.has(uri)) continue;
      this.#told.delete(uri);
      this.#reports.delete(uri);
      this.#publish(uri, []);
    }
  }

  /** A change in one file may change what is to be said about another one that the client has on its screen. */
  #refresh(): void {
    const isStale = this.#session.projects.openUris.some(
      (uri) => this.#told.has(uri) && this.#told.get(uri) !== this.report(uri).id,
    );
    if (!isStale && !this.#isRefreshDue) return;
    this.#isRefreshDue = false;
    if (this.#session.client.capabilities.workspace?.diagnostics?.refreshSupport !== true) return;
    this.#session.connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
  }

  /** Problems of configurations are sent in either case: no client asks for them. */
  #publishSettings(): void {
    const problems = new Map(
      this.#session.projects.all.flatMap(({ root, settings }) =>
        settings.problems.length === 0
          ? []
          : [[uriOf(join(root, configFileName)), settings.problems] as const],
      ),
    );
    for (const uri of this.#badSettings) if (!problems.has(uri)) this.#publish(uri, []);
    for (const [uri, list] of problems) {
      this.#publish(
        uri,
        list.map(({ message }) => aboutFile('config', 'error', message)),
      );
    }
    this.#badSettings = new Set(problems.keys());
  }

  #publish(uri: string, diagnostics: readonly Diagnostic[], version?: number): void {
    const params = { uri, diagnostics: [...diagnostics], ...(version === undefined ? {} : { version }) };
    this.#session.connection
      .sendNotification(PublishDiagnosticsNotification.type, params)
      .catch(() => undefined);
  }
}

const tooLarge = aboutFile(
  'syntax/unreadable',
  'error',
  `Files above ${largestFile / 1024 / 1024} MB are not checked.\nSplit it: one program per file.`,
);
