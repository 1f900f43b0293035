import { type OutsideAssets, outsideAssets } from '../compiler/index.ts';
import type { Seed } from '../sandbox/index.ts';
import type { Io } from './io.ts';
import { loadProjects } from './workspaces.ts';

/** What the files call external lives in the local Marketo already, so that a deploy of them can work. */
export async function seedFromFiles(paths: readonly string[], io: Io): Promise<Seed | undefined> {
  if (paths.length === 0) return undefined;
  const { projects } = await loadProjects(paths, io);
  return mergeSeeds(projects.map(({ model }) => outsideAssets(model)));
}

/** Workspaces may name the same asset; it exists once. */
function mergeSeeds(seeds: readonly OutsideAssets[]): Seed {
  const once = <T>(items: readonly T[]) => [
    ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
  ];
  const all = <K extends Exclude<keyof OutsideAssets, 'assets'>>(key: K) =>
    once(seeds.flatMap((seed) => seed[key] as readonly OutsideAssets[K][number][]));
  const kinds = once(seeds.flatMap(({ assets }) => Object.keys(assets)));
  return {
    forms: all('forms'),
    emails: all('emails'),
    landingPages: all('landingPages'),
    webhooks: all('webhooks'),
    segmentations: all('segmentations'),
    lists: all('lists'),
    smartLists: all('smartLists'),
    campaigns: all('campaigns'),
    programs: all('programs'),
    assets: Object.fromEntries(
      kinds.map((kind) => [kind, once(seeds.flatMap(({ assets }) => assets[kind] ?? []))]),
    ),
  };
}
