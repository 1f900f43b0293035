import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Config,
  configFileName,
  type ConfigProblem,
  decode,
  emptyConfig,
  namedRules,
  readConfig,
} from '../project/index.ts';
import { unknownChoices } from '../rules/index.ts';
import { uriOf } from './uri.ts';

export interface ProjectSettings {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/** The address of a project's configuration. */
export function settingsUri(root: string): string {
  return uriOf(join(root, configFileName));
}

export const defaultSettings: ProjectSettings = { config: emptyConfig, problems: [] };

/** Reads the configuration of a project's folder, at once: answers about its files depend on it. */
export function readSettings(root: string): ProjectSettings {
  const path = join(root, configFileName);
  if (!existsSync(path)) return defaultSettings;
  try {
    const read = decode(path, readFileSync(path));
    return read.ok
      ? withUnknownRules(readConfig(read.text))
      : { config: emptyConfig, problems: [{ message: read.message }] };
  } catch {
    return { config: emptyConfig, problems: [{ message: `${path} cannot be read.` }] };
  }
}

function withUnknownRules({ config, problems }: ProjectSettings): ProjectSettings {
  const unknown = unknownChoices(namedRules(config)).map((sentence) => ({
    message: `${configFileName}: ${sentence}`,
  }));
  return { config, problems: [...problems, ...unknown] };
}
