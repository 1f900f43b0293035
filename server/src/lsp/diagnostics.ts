import { type Diagnostic, DiagnosticRefreshRequest, PublishDiagnosticsNotification } from 'vscode-languageserver';
import { join } from 'node:path';
import type { Document, Model } from '../model/index.ts';
import { configFileName, largestFile } from '../project/index.ts';
import type { Finding } from '../rules/index.ts';
import { isTooLarge } from './open-document.ts';
import type { Project } from './project.ts';
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
  readonly #reports = new Map<string, Report & { readonly signature: string }>();
  /** Which report the client has of each file. */
  readonly #told = new Map<string, string>();
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
    const project = this.#session.projects.of(uri);
    const model = project.model();
    const document = model.documents.get(uri);
    const open = this.#session.documents.get(uri);
    const known = this.#reports.get(uri);
    if (open !== undefined && isTooLarge(open)) return this.#keep(uri, 'too large', () => [tooLarge]);
    if (document === undefined) return this.#keep(uri, '', () => []);
    const findings = project.findings(uri);
    const signature = signatureOf(model, document, findings);
    if (known?.signature === signature) return known;
    return this.#keep(uri, signature, () =>
      findings.map((finding) => toDiagnostic(this.#session.client, model, document, finding)),
    );
  }

  #keep(uri: string, signature: string, make: () => readonly Diagnostic[]): Report {
    const known = this.#reports.get(uri);
    if (known?.signature === signature) return known;
    this.#lastId += 1;
    const report = { id: String(this.#lastId), items: make(), signature };
    this.#reports.set(uri, report);
    return report;
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

  /** Problems of the configuration are sent in either case: no client would ask for them. */
  #publishSettings(): void {
    for (const { root, settings } of this.#session.projects.all) {
      const uri = configUri(root);
      const signature = JSON.stringify(settings.problems);
      if ((this.#told.get(uri) ?? '[]') === signature) continue;
      this.#told.set(uri, signature);
      this.#publish(uri, settings.problems.map(({ message }) => aboutFile('config', 'error', message)));
    }
  }

  #publish(uri: string, diagnostics: readonly Diagnostic[], version?: number): void {
    const params = { uri, diagnostics: [...diagnostics], ...(version === undefined ? {} : { version }) };
    this.#session.connection.sendNotification(PublishDiagnosticsNotification.type, params).catch(() => undefined);
  }
}

/** Changes when a diagnostic of the file would: with its findings, the lines that they stand on, and related places. */
function signatureOf(model: Model, document: Document, findings: readonly Finding[]): string {
  return '';
}

const tooLarge = aboutFile(
  'syntax/unreadable',
  'error',
  `Files above ${largestFile / 1024 / 1024} MB are not checked.\nSplit it: one program per file.`,
);
