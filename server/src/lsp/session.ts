import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { type Document, type Model, offsetAt } from '../model/index.ts';
import type { Defect } from '../rules/index.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { LocalSandbox } from './local-sandbox.ts';
import type { Log } from './log.ts';
import type { OpenDocuments } from './open-document.ts';
import type { Plans } from './plans.ts';
import type { Project } from './project.ts';
import type { Projects } from './projects.ts';
import type { Proofs } from './proofs.ts';
import type { ProvedRepairs } from './proved-repairs.ts';

/** One client and everything that it has told us. */
export interface Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly projects: Projects;
  readonly documents: OpenDocuments;
  readonly diagnostics: Diagnostics;
  readonly proofs: Proofs;
  readonly repairs: ProvedRepairs;
  readonly sandbox: LocalSandbox;
  readonly plans: Plans;
  readonly log: Log;
  readonly logDefect: (defect: Defect) => void;
}

/** What the client can do, as it says when it introduces itself. */
export interface Client {
  capabilities: ClientCapabilities;
  /** URIs of its folders at the start. */
  folders: readonly string[];
  /** Its own commands that code actions may name. */
  commands: readonly string[];
}

/** A place in a file that a request is about. */
export interface Spot {
  readonly project: Project;
  readonly model: Model;
  readonly document: Document;
  readonly uri: string;
  readonly offset: number;
}

interface TextDocumentParams {
  readonly textDocument: { readonly uri: string };
}

interface PositionParams extends TextDocumentParams {
  readonly position: { readonly line: number; readonly character: number };
}

/** Undefined when the file is not known. */
export function fileOf(
  session: Session,
  { textDocument: { uri } }: TextDocumentParams,
): Omit<Spot, 'offset'> | undefined {
  const project = session.projects.of(uri);
  const model = project.model();
  const document = model.documents.get(uri);
  return document && { project, model, document, uri };
}

export function spotOf(session: Session, params: PositionParams): Spot | undefined {
  const file = fileOf(session, params);
  return file && { ...file, offset: offsetAt(file.document, params.position) };
}

/** Answers one request, or listens to one notification. */
export type Feature = (session: Session) => void;
