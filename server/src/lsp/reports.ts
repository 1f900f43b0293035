import type { Diagnostic } from 'vscode-languageserver';
import type { Document, Location, Model } from '../model/index.ts';
import { largestFile } from '../project/index.ts';
import type { Finding } from '../rules/index.ts';
import { isTooLarge } from './open-document.ts';
import type { Session } from './session.ts';
import { aboutFile, toDiagnostic } from './to-diagnostic.ts';

/** What is said about a file, under a name that changes when it does. */
export interface Report {
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

interface Kept extends Report {
  /** The diagnostics as text: what two reports are compared by. */
  readonly text: string;
  readonly basis: Basis | undefined;
}

/** What diagnostics are made from. */
interface Basis {
  readonly model: Model;
  readonly document: Document;
  readonly findings: readonly Finding[];
}

/** More than these nobody reads, and they would have to travel at every keystroke. */
const most = 1000;

/** The reports of all files, each made anew only when what it is made from has changed. */
export class Reports {
  readonly #session: Pick<Session, 'projects' | 'documents' | 'client'>;
  readonly #kept = new Map<string, Kept>();
  #lastId = 0;

  constructor(session: Pick<Session, 'projects' | 'documents' | 'client'>) {
    this.#session = session;
  }

  /** What is to be said about a file now. */
  of(uri: string): Report {
    const kept = this.#kept.get(uri);
    const basis = this.#basisOf(uri);
    if (kept !== undefined && basis !== undefined && isSame(kept.basis, basis)) return kept;
    const items = basis === undefined ? this.#withoutBasis(uri) : this.#itemsOf(basis);
    const text = items.length === 0 ? '' : JSON.stringify(items);
    const id = kept?.text === text ? kept.id : this.#nextId();
    const report = { id, items, text, basis };
    this.#kept.set(uri, report);
    return report;
  }

  forget(uri: string): void {
    this.#kept.delete(uri);
  }

  #basisOf(uri: string): Basis | undefined {
    if (this.#isTooLarge(uri)) return undefined;
    const project = this.#session.projects.of(uri);
    const model = project.model();
    const document = model.documents.get(uri);
    return document && { model, document, findings: project.findings(uri) };
  }

  #itemsOf({ model, document, findings }: Basis): readonly Diagnostic[] {
    const shown = findings.slice(0, most);
    const items = shown.map((finding) => toDiagnostic(this.#session.client, model, document, finding));
    if (findings.length <= most) return items;
    return [aboutFile('lifecycle', 'warning', `${most} of ${findings.length} problems are shown.`), ...items];
  }

  #withoutBasis(uri: string): readonly Diagnostic[] {
    return this.#isTooLarge(uri) ? [tooLarge] : [];
  }

  #isTooLarge(uri: string): boolean {
    const open = this.#session.documents.get(uri);
    return open !== undefined && isTooLarge(open);
  }

  #nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }
}

const tooLarge = aboutFile(
  'syntax/unreadable',
  'error',
  `Files above ${largestFile / 1024 / 1024} MB are not checked.\nSplit it: one program per file.`,
);

/** Whether the same diagnostics would come out; checking makes new findings even where it finds the same. */
function isSame(before: Basis | undefined, now: Basis): boolean {
  if (before === undefined || before.document !== now.document) return false;
  if (before.findings === now.findings) return true;
  if (before.findings.length !== now.findings.length) return false;
  return before.findings.every((finding, index) => {
    const other = now.findings[index];
    return other !== undefined && isSameFinding(before, finding, now, other);
  });
}

function isSameFinding(before: Basis, one: Finding, now: Basis, other: Finding): boolean {
  return (
    one.rule === other.rule &&
    one.severity === other.severity &&
    one.message === other.message &&
    one.advice === other.advice &&
    isSamePlace(one.place, other.place) &&
    one.fixes.length === other.fixes.length &&
    one.related.length === other.related.length &&
    one.related.every((related, index) => {
      const counterpart = other.related[index];
      return (
        related.message === counterpart?.message &&
        isSamePlace(related.place, counterpart.place) &&
        before.model.documents.get(related.place.uri) === now.model.documents.get(related.place.uri)
      );
    })
  );
}

function isSamePlace(one: Location, other: Location): boolean {
  return one.start === other.start && one.end === other.end && one.uri === other.uri;
}
