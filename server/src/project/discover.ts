import { readdir, stat } from 'node:fs/promises';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { type Config, configFileName, type ConfigProblem, emptyConfig, readConfig } from './config.ts';
import { readTextFile } from './read-file.ts';

/** A folder with its own `lifecycle.config.json` and the files that it covers: one workspace of names. */
export interface Project {
  /** Absolute path of the folder. */
  readonly root: string;
  readonly config: Config;
  readonly files: readonly ProjectFile[];
  readonly problems: readonly ConfigProblem[];
}

export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

export interface Discovery {
  readonly projects: readonly Project[];
  /** Sentences about paths and files that could not be read. */
  readonly unreadable: readonly string[];
}

export const lifecycleExtension = '.lifecycle';
/** Folders of other tools, in which no files are looked for. */
export const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist', 'out']);

/**
 * Finds the `.lifecycle` files below the given paths (default: the folder of the nearest configuration, else the
 * current folder) and groups them by the nearest configuration above each: every group is a workspace of its own.
 */
export async function discover(paths: readonly string[], cwd: string): Promise<Discovery> {
  const starts =
    paths.length > 0 ? paths.map((path) => resolve(cwd, path)) : [(await nearestRoot(cwd)) ?? cwd];
  const unreadable: string[] = [];
  const files = new Set<string>();
  for (const start of starts) await collect(start, files, unreadable, true);

  const groups = new Map<string, string[]>();
  for (const path of [...files].sort()) {
    const root = (await nearestRoot(dirname(path))) ?? commonRoot(starts, path);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [path]);
    else group.push(path);
  }
  const projects: Project[] = [];
  for (const [root, members] of groups) projects.push(await load(root, members, unreadable));
  return { projects, unreadable };
}

/** The folder of the nearest configuration at or above a folder. */
export async function nearestRoot(folder: string): Promise<string | undefined> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (await exists(join(at, configFileName))) return at;
    if (dirname(at) === at) return undefined;
  }
}

export async function loadConfig(
  root: string,
): Promise<{ config: Config; problems: readonly ConfigProblem[] }> {
  const path = join(root, configFileName);
  if (!(await exists(path))) return { config: emptyConfig, problems: [] };
  const read = await readTextFile(path);
  return read.ok ? readConfig(read.text) : { config: emptyConfig, problems: [{ message: read.message }] };
}

async function load(root: string, paths: readonly string[], unreadable: string[]): Promise<Project> {
  const { config, problems } = await loadConfig(root);
  const files: ProjectFile[] = [];
  for (const path of paths) {
    const read = await readTextFile(path);
    if (read.ok) files.push({ path, text: read.text });
    else unreadable.push(read.message);
  }
  return { root, config, files, problems };
}

async function collect(
  path: string,
  files: Set<string>,
  unreadable: string[],
  named: boolean,
): Promise<void> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) {
    if (named) unreadable.push(`${path} does not exist.`);
    return;
  }
  if (!info.isDirectory()) {
    if (named || extname(path) === lifecycleExtension) files.add(path);
    return;
  }
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) {
    unreadable.push(`${path} cannot be opened: permission denied.`);
    return;
  }
  for (const entry of entries) {
    if (skippedFolders.has(entry.name) || entry.name.startsWith('.')) continue;
    if (entry.isDirectory() || extname(entry.name) === lifecycleExtension) {
      await collect(join(path, entry.name), files, unreadable, false);
    }
  }
}

function commonRoot(starts: readonly string[], path: string): string {
  const start = starts.find((candidate) => path.startsWith(candidate + sep));
  return start ?? dirname(path);
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
