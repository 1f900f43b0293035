import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { configFileName, decode, emptyConfig, readConfig } from '../project/index.ts';
import type { ProjectSettings } from './project.ts';
import { ancestors } from './uri.ts';

/**
 * Finds the project of a file while the client waits: a handful of look-ups on the way up, remembered per folder.
 */
export class ProjectRoots {
  readonly #known = new Map<string, string | undefined>();

  /** The folder of the nearest configuration, else the workspace folder around the file, else the file's own folder. */
  of(path: string, workspaceFolders: readonly string[]): string {
    const folder = dirname(path);
    const configured = this.#configured(folder);
    if (configured !== undefined) return configured;
    const around = workspaceFolders.filter((start) => path.startsWith(start.endsWith(sep) ? start : start + sep));
    return around.sort((one, other) => other.length - one.length)[0] ?? folder;
  }

  #configured(folder: string): string | undefined {
    if (this.#known.has(folder)) return this.#known.get(folder);
    let root: string | undefined;
    for (const above of ancestors(folder)) {
      if (existsSync(join(above, configFileName))) {
        root = above;
        break;
      }
    }
    this.#known.set(folder, root);
    return root;
  }
}

/** Reads the configuration of a project's folder; a missing one means the defaults. */
export function readSettings(root: string): ProjectSettings {
  const path = join(root, configFileName);
  if (!existsSync(path)) return { config: emptyConfig, problems: [] };
  try {
    const read = decode(path, readFileSync(path));
    return read.ok ? readConfig(read.text) : { config: emptyConfig, problems: [{ message: read.message }] };
  } catch {
    return { config: emptyConfig, problems: [{ message: `${path} cannot be read.` }] };
  }
}
