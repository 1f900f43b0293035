import {
  type Diagnostic,
  DiagnosticRefreshRequest,
  PublishDiagnosticsNotification,
} from 'vscode-languageserver';
import type { ConfigProblem } from '../project/index.ts';
import { type Report, Reports } from './reports.ts';
import type { Session } from './session.ts';
import { settingsUri } from './settings.ts';
import { aboutFile } from './to-diagnostic.ts';

/**
 * Tells the client what is wrong. A client that asks for diagnostics gets them when it asks, and is told when answers
 * have gone stale; to any other they are sent as soon as the messages that have already arrived are worked off. There
 * is no delay on top.
 */
export class Diagnostics {
  readonly #session: Session;
  readonly #reports: Reports;
  /** Which report the client has of each file. */
  readonly #told = new Map<string, string>();
  /** What was said about configurations. */
  #badSettings: ReadonlyMap<string, readonly ConfigProblem[]> = new Map();
  #turn = 0;
  #isRefreshDue = false;

  constructor(session: Session) {
    this.#session = session;
    this.#reports = new Reports(session);
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

  /** More or less is known of the same files. */
  proved(): void {
    this.#whenIdle();
  }

  /** What the client gets when it asks about a file. */
  answer(uri: string): Report {
    const report = this.#reports.of(uri);
    this.#told.set(uri, report.id);
    if (this.isPulled) this.#whenIdle();
    return report;
  }

  /** What is to be said about a file now. */
  report(uri: string): Report {
    return this.#reports.of(uri);
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
      const { id, items } = this.#reports.of(uri);
      const before = this.#told.get(uri);
      if (before === id || (before === undefined && items.length === 0)) continue;
      this.#told.set(uri, id);
      this.#publish(uri, items, this.#session.documents.get(uri)?.version);
    }
    for (const uri of this.#told.keys()) {
      if (uris.has(uri)) continue;
      this.#told.delete(uri);
      this.#reports.forget(uri);
      this.#publish(uri, []);
    }
  }

  /**
   * A change in one file may change what is to be said about another one that the client shows. It is told once: a
   * client that then asks about some of them only must not be told for ever.
   */
  #refresh(): void {
    const stale = this.#session.projects.openUris.filter(
      (uri) => this.#told.has(uri) && this.#told.get(uri) !== this.#reports.of(uri).id,
    );
    for (const uri of stale) this.#told.set(uri, this.#reports.of(uri).id);
    if (stale.length === 0 && !this.#isRefreshDue) return;
    this.#isRefreshDue = false;
    if (this.#session.client.capabilities.workspace?.diagnostics?.refreshSupport !== true) return;
    this.#session.connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
  }

  /** Problems of configurations are sent in either case: no client asks for them. */
  #publishSettings(): void {
    const problems = new Map(
      this.#session.projects.all.flatMap(({ folder, settings }) =>
        folder === undefined || settings.problems.length === 0
          ? []
          : [[settingsUri(folder), settings.problems] as const],
      ),
    );
    for (const uri of this.#badSettings.keys()) if (!problems.has(uri)) this.#publish(uri, []);
    for (const [uri, list] of problems) {
      if (this.#badSettings.get(uri) === list) continue;
      const items = list.map(({ message }) => aboutFile('config', 'error', message));
      this.#publish(uri, items);
    }
    this.#badSettings = problems;
  }

  #publish(uri: string, diagnostics: readonly Diagnostic[], version?: number): void {
    const params = { uri, diagnostics: [...diagnostics], ...(version === undefined ? {} : { version }) };
    this.#session.connection
      .sendNotification(PublishDiagnosticsNotification.type, params)
      .catch(() => undefined);
  }
}
