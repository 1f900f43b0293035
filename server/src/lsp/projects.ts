import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { configFileName, discover, lifecycleExtension, readTextFile } from '../project/index.ts';
import type { Defect } from '../rules/index.ts';
import { createProject, type Project, type TextSource } from './project.ts';
import { isBelow, ProjectRoots } from './project-root.ts';
import { defaultSettings, readSettings } from './settings.ts';
import { pathOf, uriOf } from './uri.ts';

export interface ProjectsOptions {
  /** A file that nobody has open changed, or the projects did: what was said about any file may no longer hold. */
  readonly onChange: () => void;
  /** A sentence about a file that cannot be read. */
  readonly onUnreadable: (message: string) => void;
  readonly onDefect: (defect: Defect) => void;
}

/**
 * Every project that the client's folders and open documents belong to. Open documents count as the client sends
 * them, all others as they lie on disk. The disk is read in the background, one thing after the other: an answer
 * about an open document never waits for it.
 */
export class Projects {
  readonly #options: ProjectsOptions;
  readonly #open = new Map<string, TextSource>();
  /** By their folders; documents that are no files, by their URIs. */
  readonly #byRoot = new Map<string, Project>();
  /** The client's spelling of each path: `file:///c%3A/…` and `file:///c:/…` are one file. */
  readonly #spelling = new Map<string, string>();
  readonly #scanned = new Set<string>();
  #roots = new ProjectRoots();
  #folders: readonly string[] = [];
  #reading: Promise<void> = Promise.resolve();

  constructor(options: ProjectsOptions) {
    this.#options = options;
  }

  get all(): readonly Project[] {
    return [...this.#byRoot.values()];
  }

  /** By their folders; documents that are no files, by their URIs. */
  get byName(): ReadonlyMap<string, Project> {
    return new Map(this.#byRoot);
  }

  /** The client's folders, as paths. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  get openUris(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** Resolves when everything that was to be read from disk up to now has been read. */
  get settled(): Promise<void> {
    return this.#reading;
  }

  /** The project of a document. A document that is no file is a project of its own. */
  of(uri: string): Project {
    const path = pathOf(uri);
    const folder = path === undefined ? undefined : this.#roots.of(path, this.#folders).folder;
    const key = folder ?? uri;
    let project = this.#byRoot.get(key);
    if (project === undefined) {
      const settings = folder === undefined ? defaultSettings : readSettings(folder);
      project = createProject(folder, settings, this.#options.onDefect);
      this.#byRoot.set(key, project);
    }
    return project;
  }

  /** The project of a file or a folder. */
  around(uri: string): Project {
    const path = pathOf(uri);
    const isFolder = path !== undefined && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    return isFolder ? this.of(uriOf(join(path, configFileName))) : this.of(uri);
  }

  setFolders(uris: readonly string[]): void {
    this.#folders = uris.flatMap((uri) => pathOf(uri) ?? []);
    this.#startOver();
  }

  open(uri: string, source: TextSource): void {
    this.#open.set(uri, source);
    const path = pathOf(uri);
    if (path !== undefined) {
      this.#respell(path, uri);
      const { folder, isConfigured } = this.#roots.of(path, this.#folders);
      // Folders of the client are scanned anyway; a configuration above or beside them brings its own files along.
      if (isConfigured && !this.#folders.some((known) => isBelow(folder, known))) this.#scanOnce(folder);
    }
    this.of(uri).put(uri, source);
  }

  change(uri: string, source: TextSource): void {
    if (!this.#open.has(uri)) return;
    this.#open.set(uri, source);
    this.of(uri).put(uri, source);
  }

  close(uri: string): void {
    this.#open.delete(uri);
    const path = pathOf(uri);
    if (path !== undefined) this.#inBackground(() => this.#readAgain([path]));
    else if (this.#byRoot.delete(uri)) this.#options.onChange();
  }

  /** Files or folders that were made, changed or deleted on disk. */
  changedOnDisk(uris: readonly string[]): void {
    const paths = uris.flatMap((uri) => pathOf(uri) ?? []);
    if (paths.some((path) => basename(path) === configFileName)) this.#startOver();
    else this.#inBackground(() => this.#readAgain(paths));
  }

  /** Forgets everything but the open documents. */
  #startOver(): void {
    this.#roots = new ProjectRoots();
    this.#byRoot.clear();
    this.#scanned.clear();
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
    unreadable.forEach(this.#options.onUnreadable);
  }

  async #readAgain(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const info = await stat(path).catch(() => undefined);
      if (info === undefined) this.#removeFromDisk(path);
      else if (info.isDirectory()) await this.#scan(path);
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
      if (!isBelow(known, path) || this.#open.has(uri)) continue;
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
    this.#reading = this.#reading
      .then(work)
      .catch((error: unknown) => this.#options.onUnreadable(`A folder could not be read: ${String(error)}`))
      .then(this.#options.onChange);
  }
}
