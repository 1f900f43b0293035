import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { configFileName, discover, lifecycleExtension, readTextFile } from '../project/index.ts';
import { createProject, type Project, type TextSource } from './project.ts';
import { ProjectRoots, readSettings } from './project-root.ts';
import { pathOf, uriOf } from './uri.ts';

export interface ProjectsOptions {
  /** A file that nobody has open has another text, or another project: what was said about it may no longer hold. */
  readonly onChange: () => void;
  /** A sentence about a file that cannot be read. */
  readonly onUnreadable: (message: string) => void;
}

/**
 * Every project that the client's folders and open documents belong to. Open documents count as the client sends
 * them, all others as they lie on disk. Reading from disk happens one after the other in the background: an answer
 * about an open document never waits for it.
 */
export class Projects {
  readonly #options: ProjectsOptions;
  readonly #open = new Map<string, TextSource>();
  readonly #byRoot = new Map<string, Project>();
  /** The client's spelling of each path: `file:///c%3A/…` and `file:///c:/…` are one file. */
  readonly #spelling = new Map<string, string>();
  #roots = new ProjectRoots();
  #folders: readonly string[] = [];
  #reading: Promise<void> = Promise.resolve();
  #scanned = new Set<string>();

  constructor(options: ProjectsOptions) {
    this.#options = options;
  }

  get all(): Iterable<Project> {
    return this.#byRoot.values();
  }

  get openUris(): Iterable<string> {
    return this.#open.keys();
  }

  /** The project of a document, or of a folder. */
  of(uri: string): Project {
    const path = pathOf(uri);
    const root = path === undefined ? this.#rootWithoutPath(uri) : this.#roots.of(path, this.#folders);
    let project = this.#byRoot.get(root);
    if (project === undefined) {
      project = createProject(root, path === undefined ? readSettings('') : readSettings(root));
      this.#byRoot.set(root, project);
    }
    return project;
  }

  /** Forgets everything but the open documents and reads the folders anew. */
  setFolders(uris: readonly string[]): void {
    this.#folders = uris.flatMap((uri) => pathOf(uri) ?? []);
    this.#startOver();
  }

  open(uri: string, source: TextSource): void {
    const path = pathOf(uri);
    if (path !== undefined) this.#respell(path, uri);
    this.#open.set(uri, source);
    const project = this.of(uri);
    project.put(uri, source);
    if (path !== undefined && project.root !== path) this.#scanOnce(project.root);
  }

  change(uri: string, source: TextSource): void {
    if (!this.#open.has(uri)) return;
    this.#open.set(uri, source);
    this.of(uri).put(uri, source);
  }

  close(uri: string): void {
    this.#open.delete(uri);
    const path = pathOf(uri);
    if (path === undefined) this.of(uri).remove(uri);
    else this.#inBackground(() => this.#readAgain(path));
  }

  /** Files or folders that were made, changed or deleted on disk. */
  changedOnDisk(uris: readonly string[]): void {
    const paths = uris.flatMap((uri) => pathOf(uri) ?? []);
    if (paths.some((path) => basename(path) === configFileName)) this.#startOver();
    else this.#inBackground(() => this.#readAgain(...paths));
  }

  /** Resolves when everything that is to be read now has been read. */
  get settled(): Promise<void> {
    return this.#reading;
  }

  #rootWithoutPath(uri: string): string {
    return uri;
  }

  #startOver(): void {
    this.#roots = new ProjectRoots();
    this.#byRoot.clear();
    this.#scanned = new Set();
    for (const folder of this.#folders) this.#scanOnce(folder);
    for (const [uri, source] of this.#open) this.open(uri, source);
    this.#options.onChange();
  }

  #scanOnce(folder: string): void {
    if (this.#scanned.has(folder)) return;
    this.#scanned.add(folder);
    this.#inBackground(() => this.#scan(folder));
  }

  async #scan(folder: string): Promise<void> {
    const { projects, unreadable } = await discover([folder], folder);
    for (const { path, text } of projects.flatMap(({ files }) => files)) this.#putFromDisk(path, text);
    for (const message of unreadable) this.#options.onUnreadable(message);
  }

  async #readAgain(...paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const info = await stat(path).catch(() => undefined);
      if (info?.isDirectory() === true) await this.#scan(path);
      else if (info === undefined) this.#removeFromDisk(path);
      else if (extname(path) === lifecycleExtension) {
        const read = await readTextFile(path);
        if (read.ok) this.#putFromDisk(path, read.text);
        else this.#options.onUnreadable(read.message);
      }
    }
  }

  #putFromDisk(path: string, text: string): void {
    const uri = this.#spelling.get(path) ?? uriOf(path);
    this.#spelling.set(path, uri);
    if (!this.#open.has(uri)) this.of(uri).put(uri, { version: 0, getText: () => text });
  }

  /** Removes a file, or everything below a folder. */
  #removeFromDisk(path: string): void {
    for (const [known, uri] of this.#spelling) {
      const isGone = known === path || known.startsWith(`${path}/`) || known.startsWith(`${path}\\`);
      if (!isGone || this.#open.has(uri)) continue;
      this.#spelling.delete(known);
      this.of(uri).remove(uri);
    }
  }

  #respell(path: string, uri: string): void {
    const before = this.#spelling.get(path);
    if (before !== undefined && before !== uri) this.of(before).remove(before);
    this.#spelling.set(path, uri);
  }

  #inBackground(work: () => Promise<void>): void {
    this.#reading = this.#reading.then(work).catch(() => undefined).then(this.#options.onChange);
  }
}
