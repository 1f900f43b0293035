import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from './config.ts';
import type { Preset, RuleSeverity, Strictness } from './strictness.ts';

/** What the rules are told of a configuration: folders are known by where the addresses of their files begin. */
export interface ProjectChoices {
  readonly severities: ReadonlyMap<string, RuleSeverity>;
  readonly preset: Preset;
  readonly folders: readonly (Omit<Strictness, 'rules'> & {
    readonly uri: string;
    readonly severities: ReadonlyMap<string, RuleSeverity>;
  })[];
  readonly names: ReadonlyMap<string, RegExp>;
}

/** Every rule and category of which a configuration says something. */
export function namedRules({ rules, folders }: Config): readonly string[] {
  return [rules, ...[...folders.values()].map((folder) => folder.rules)].flatMap((named) => [
    ...named.keys(),
  ]);
}

/** @param root the folder of the configuration; undefined where files are in none. */
export function ruleChoices(
  root: string | undefined,
  { rules, preset, folders, names }: Config,
): ProjectChoices {
  return {
    severities: rules,
    preset: preset ?? 'recommended',
    folders:
      root === undefined
        ? []
        : [...folders].map(([path, folder]) => ({
            uri: `${pathToFileURL(join(root, path)).href}/`,
            severities: folder.rules,
            preset: folder.preset,
          })),
    names,
  };
}
