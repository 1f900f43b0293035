import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { resolve } from 'node:path';
import { readTextFile } from '../../project/index.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import type { OptionsFile, Sandbox, SandboxOptions } from '../../sandbox/index.ts';
import { CommandError, type Io } from '../io.ts';
import { seedFromFiles } from '../seeding.ts';
import { wholeNumber } from '../whole-number.ts';

interface Options {
  readonly options?: string;
  readonly port?: number;
  readonly profile?: 'native' | 'classic' | 'no-permission';
  readonly seed?: string;
  readonly pageSize?: number;
  readonly latency?: number;
  readonly faults?: string;
  readonly state?: string;
  readonly mcp?: true;
  readonly reading?: Readonly<Record<string, string>>;
}

export function registerSandbox(program: Command, io: Io, finish: Finish): void {
  program
    .command('sandbox')
    .description(
      'Start a local Marketo to deploy to, holding what the files declare as external. Ctrl+C stops it.',
    )
    .argument('[paths...]', 'files whose external assets exist there already')
    .option('--port <number>', 'port on 127.0.0.1; a free one unless told', wholeNumber)
    .addOption(
      new Option('--profile <profile>', 'what the instance can do by REST; native unless told').choices([
        'native',
        'classic',
        'no-permission',
      ]),
    )
    .option('--mcp', 'let local-sandbox use its MCP server, too')
    .option('--seed <file>', 'JSON with assets that exist already')
    .option('--page-size <number>', 'largest page of a list', wholeNumber)
    .option('--latency <ms>', 'milliseconds that every answer takes', wholeNumber)
    .option('--faults <file>', 'JSON with what goes wrong, and when')
    .option('--state <file>', 'keep everything in this file, and go on from it')
    .option(
      '--reading <name=value>',
      'what Adobe leaves open, one way or the other; may be repeated',
      addReading,
    )
    .option('--options <file>', 'JSON with further options: permissions, workspaces, limits, clock')
    .addHelpText('after', '\nExample:\n  $ lifecycle sandbox samples/first-lifecycle --port 8765\n')
    .action(async (paths: string[], options: Options) => {
      const { startSandbox } = await import('../../sandbox/index.ts');
      const settings = await settingsFrom(options, io);
      const external = await seedFromFiles(paths, io);
      const sandbox = await startSandbox(settings).catch((error: unknown) => {
        throw new CommandError(startFailure(error, settings.port ?? 0));
      });
      if (external !== undefined) sandbox.add(external);
      io.out(`${JSON.stringify(addressOf(sandbox))}\n`);
      io.err(
        `A local Marketo answers at ${sandbox.url}. In another terminal:\n` +
          `  export ${localVariables(sandbox, options.mcp === true)}\n` +
          '  lifecycle plan --instance local-sandbox\n',
      );
      await stopped(io.signal);
      await sandbox.close();
      finish(exitCode.clean);
    });
}

function addressOf({ url, munchkinId, clientId, clientSecret }: Sandbox): Record<string, string> {
  return { url, munchkinId, clientId, clientSecret };
}

/** What tells the other commands where `local-sandbox` is. */
function localVariables({ url, munchkinId, clientId, clientSecret }: Sandbox, usesMcp: boolean): string {
  const values = {
    URL: url,
    CLIENT_ID: clientId,
    CLIENT_SECRET: clientSecret,
    ...(usesMcp && { MCP: munchkinId }),
  };
  return Object.entries(values)
    .map(([name, value]) => `LIFECYCLE_LOCAL_SANDBOX_${name}=${value}`)
    .join(' ');
}

/** The file of options, with what the command line says instead. */
async function settingsFrom(options: Options, io: Io): Promise<SandboxOptions> {
  const { readFaults, readOptions, readSeed } = await import('../../sandbox/index.ts');
  const { options: file, faults, seed, state, latency, port, profile, pageSize, reading } = options;
  const told: Partial<OptionsFile> =
    file === undefined ? {} : (await readFile(io, file, readOptions)).options;
  if (options.mcp === true && told.mcp === 'off') {
    throw new CommandError(
      `--mcp wants an MCP server, and ${file ?? 'the file of options'} says that there is none (mcp: "off"). Leave one of them out.`,
      64,
    );
  }
  const credentials = credentialsFrom(io.env);
  return {
    ...told,
    readings: { ...told.readings, ...reading },
    ...(port !== undefined && { port }),
    ...(profile !== undefined && { profile }),
    ...(pageSize !== undefined && { pageSize }),
    ...(latency !== undefined && { latencyMs: latency }),
    ...(seed !== undefined && { seed: (await readFile(io, seed, readSeed)).seed }),
    ...(faults !== undefined && { faults: (await readFile(io, faults, readFaults)).faults }),
    ...(state !== undefined && { state: resolve(io.cwd, state) }),
    ...(credentials !== undefined && { credentials }),
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
  before: Readonly<Record<string, string>> = {},
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
