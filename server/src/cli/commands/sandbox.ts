import type { Command } from 'commander';
import { Option } from 'commander';
import { resolve } from 'node:path';
import { type OutsideAssets, outsideAssets } from '../../compiler/index.ts';
import { readTextFile } from '../../project/index.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import type { readSeed as ReadSeedFunction, Seed } from '../../sandbox/index.ts';
import { CommandError, type Io } from '../io.ts';

import { loadProjects } from '../workspaces.ts';
import { wholeNumber } from '../whole-number.ts';

type ReadSeed = typeof ReadSeedFunction;

interface Options {
  readonly port: number;
  readonly profile: 'native' | 'classic' | 'no-permission';
  readonly seed?: string;
  readonly pageSize?: number;
  readonly latency?: number;
}

export function registerSandbox(program: Command, io: Io, finish: Finish): void {
  program
    .command('sandbox')
    .description(
      'Start a local Marketo to deploy to, holding what the files declare as external. Ctrl+C stops it.',
    )
    .argument('[paths...]', 'files whose external assets exist there already')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes a free one', wholeNumber, 0)
    .addOption(
      new Option('--profile <profile>', 'what the instance can do by REST')
        .choices(['native', 'classic', 'no-permission'])
        .default('native'),
    )
    .option('--seed <file>', 'JSON with assets that exist already')
    .option('--page-size <number>', 'largest page of a list', wholeNumber)
    .option('--latency <ms>', 'milliseconds that every answer takes', wholeNumber)
    .addHelpText('after', '\nExample:\n  $ lifecycle sandbox samples/first-lifecycle --port 8765\n')
    .action(async (paths: string[], options: Options) => {
      const { startSandbox, readSeed } = await import('../../sandbox/index.ts');
      const seed =
        options.seed === undefined
          ? await seedFromFiles(paths, io)
          : await readSeedFile(io, options.seed, readSeed);
      const sandbox = await startSandbox({
        port: options.port,
        profile: options.profile,
        ...(seed !== undefined && { seed }),
        ...(options.pageSize !== undefined && { pageSize: options.pageSize }),
        ...(options.latency !== undefined && { latencyMs: options.latency }),
      }).catch((error: unknown) => {
        throw new CommandError(startFailure(error, options.port));
      });
      const { url, munchkinId, clientId, clientSecret } = sandbox;
      io.out(`${JSON.stringify({ url, munchkinId, clientId, clientSecret })}\n`);
      io.err(
        `A local Marketo answers at ${url}. In another terminal:\n` +
          `  export LIFECYCLE_LOCAL_SANDBOX_URL=${url} LIFECYCLE_LOCAL_SANDBOX_CLIENT_ID=${clientId} LIFECYCLE_LOCAL_SANDBOX_CLIENT_SECRET=${clientSecret}\n` +
          '  lifecycle plan --instance local-sandbox\n',
      );
      await stopped(io.signal);
      await sandbox.close();
      finish(exitCode.clean);
    });
}

/** What the files call external lives in the local Marketo already, so that a deploy of them can work. */
async function seedFromFiles(paths: readonly string[], io: Io): Promise<Seed | undefined> {
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

async function readSeedFile(io: Io, path: string, read: ReadSeed): Promise<Seed> {
  const file = await readTextFile(resolve(io.cwd, path));
  if (!file.ok) throw new CommandError(file.message);
  const result = read(file.text);
  if ('problem' in result) throw new CommandError(`${path}: ${result.problem}`);
  return result.seed;
}

function startFailure(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Choose another one, or leave --port out for a free one.`;
  return `The local Marketo could not start: ${error instanceof Error ? error.message : String(error)}`;
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
