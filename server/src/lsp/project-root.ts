import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { configFileName } from '../project/index.ts';

/** Where a file's project begins. */
export interface ProjectRoot {
  readonly folder: string;
  /** A configuration lies there: the files below belong together even outside of the client's folders. */
  readonly isConfigured: boolean;
}

/** Finds the projects of files while the client waits: a few look-ups on the way up, remembered per folder. */
export class ProjectRoots {
  readonly #configured = new Map<string, string | undefined>();

  /** The folder of the nearest configuration, else the client's folder around the file, else the file's own. */
  of(path: string, clientFolders: readonly string[]): ProjectRoot {
    const folder = dirname(path);
    const configured = this.#nearestConfiguration(folder);
    if (configured !== undefined) return { folder: configured, isConfigured: true };
    const around = clientFolders.filter((candidate) => isBelow(path, candidate));
    const nearest = around.toSorted((one, other) => other.length - one.length)[0];
    return { folder: nearest ?? folder, isConfigured: false };
  }

  #nearestConfiguration(folder: string): string | undefined {
    const known = this.#configured.get(folder);
    if (known !== undefined || this.#configured.has(folder)) return known;
    const above = dirname(folder);
    const isHere = existsSync(join(folder, configFileName));
    const found = isHere ? folder : above === folder ? undefined : this.#nearestConfiguration(above);
    this.#configured.set(folder, found);
    return found;
  }
}

export function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
