import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { resolve } from 'node:path';
import { type OutsideAssets, outsideAssets } from '../../compiler/index.ts';
import { readTextFile } from '../../project/index.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import type { Seed } from '../../sandbox/index.ts';
import { CommandError, type Io } from '../io.ts';

import { loadProjects } from '../workspaces.ts';
import { wholeNumber } from '../whole-number.ts';

interface Options {
  readonly port: number;
  readonly profile: 'native' | 'classic' | 'no-permission';
  readonly seed?: string;
  readonly pageSize?: number;
  readonly latency?: number;
  readonly faults?: string;
  readonly state?: string;
  readonly reading: Readonly<Record<string, string>>;
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
    .option('--faults <file>', 'JSON with what goes wrong, and when')
    .option('--state <file>', 'keep everything in this file, and go on from it')
    .option(
      '--reading <name=value>',
      'what Adobe leaves open, one way or the other; may be repeated',
      addReading,
      {},
    )
    .addHelpText('after', '\nExample:\n  $ lifecycle sandbox samples/first-lifecycle --port 8765\n')
    .action(async (paths: string[], options: Options) => {
      const { startSandbox, readFaults, readSeed } = await import('../../sandbox/index.ts');
      const seed =
        options.seed === undefined
          ? await seedFromFiles(paths, io)
          : (await readFile(io, options.seed, readSeed)).seed;
      const faults =
        options.faults === undefined ? [] : (await readFile(io, options.faults, readFaults)).faults;
      const credentials = credentialsFrom(io.env);
      const sandbox = await startSandbox({
        port: options.port,
        profile: options.profile,
        faults,
        readings: options.reading,
        ...(seed !== undefined && { seed }),
        ...(credentials !== undefined && { credentials }),
        ...(options.state !== undefined && { state: resolve(io.cwd, options.state) }),
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

async function readFile<T extends object>(
  io: Io,
  path: string,
  read: (text: string) => T | { readonly problem: string },
): Promise<T> {
  const file = await readTextFile(resolve(io.cwd, path));
  if (!file.ok) throw new CommandError(file.message);
  const result = read(file.text);
  if ('problem' in result) throw new CommandError(`${path}: ${result.problem}`);
  return result;
}

/** `miss=warning` beside what stood before. */
function addReading(
  text: string,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const [, name, value] = /^(\w+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Write it as name=value.');
  return { ...before, [name]: value };
}

/** Whoever starts it anew need not tell every terminal: credentials that the environment has are taken again. */
function credentialsFrom(
  env: Io['env'],
): { readonly clientId: string; readonly clientSecret: string } | undefined {
  const clientId = env['LIFECYCLE_LOCAL_SANDBOX_CLIENT_ID'];
  const clientSecret = env['LIFECYCLE_LOCAL_SANDBOX_CLIENT_SECRET'];
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}

function startFailure(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Choose another one, or leave --port out for a free one.`;
  return error instanceof Error ? error.message : `The sandbox cannot start: ${String(error)}`;
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
