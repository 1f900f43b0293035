/**
 * Builds `dist/`: the extension, the language server and the command line. `--minify` for packaging.
 *
 *     extension.cjs   VS Code loads it with require
 *     server.js       the language server (stdio or Node IPC)
 *     lifecycle.js    the command: checks the Node version, then loads cli.js
 *     cli.js          the command's code; server and command share their chunks, and jsforce is a chunk loaded when used
 *
 * Threads load the chunk again that has started them: what runs in one is imported on demand, so it is a chunk of its own.
 */
import { build } from 'esbuild';
import type { BuildOptions, Metafile } from 'esbuild';
import { existsSync } from 'node:fs';
import { chmod, rm, symlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface BundleOptions {
  readonly minify: boolean;
  /** Another folder than `dist`; it is emptied first. */
  readonly outdir?: string;
}

/** @returns the files of `dist` with their sizes in bytes. */
export async function bundle({
  outdir = `${root}/dist`,
  ...options
}: BundleOptions): Promise<ReadonlyMap<string, number>> {
  const common = {
    absWorkingDir: root,
    outdir,
    bundle: true,
    platform: 'node',
    // jsonc-parser's CommonJS build asks for its parts in a way that no bundler can follow.
    mainFields: ['module', 'main'],
    target: 'node22',
    minify: options.minify,
    keepNames: options.minify,
    sourcemap: options.minify ? false : 'linked',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  } satisfies BuildOptions;
  await rm(outdir, { recursive: true, force: true });
  const results = await Promise.all([
    build({
      ...common,
      entryPoints: { extension: 'client/src/extension.ts' },
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
      external: ['vscode'],
    }),
    build({
      ...common,
      entryPoints: { server: 'server/src/lsp/main.ts', cli: 'server/src/cli/main.ts' },
      format: 'esm',
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      // Dependencies that are CommonJS ask for Node's modules through require.
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
      },
    }),
    build({
      ...common,
      entryPoints: { lifecycle: 'server/tools/launcher.ts' },
      format: 'esm',
      target: 'node18',
      banner: { js: '#!/usr/bin/env node' },
    }),
  ]);
  await chmod(`${outdir}/lifecycle.js`, 0o755);
  if (outdir === `${root}/dist`) await linkCommand();
  return new Map(results.flatMap((result) => sizes(result.metafile)));
}

/** Lets `npx lifecycle` find the command of this very clone: npx looks among the installed commands first. */
async function linkCommand(): Promise<void> {
  const commands = `${root}/node_modules/.bin`;
  if (process.platform === 'win32' || !existsSync(commands)) return;
  await rm(`${commands}/lifecycle`, { force: true });
  await symlink('../../dist/lifecycle.js', `${commands}/lifecycle`);
}

function sizes(metafile: Metafile): [string, number][] {
  return Object.entries(metafile.outputs)
    .filter(([path]) => !path.endsWith('.map'))
    .map(([path, output]) => [path, output.bytes]);
}

function report(files: ReadonlyMap<string, number>, milliseconds: number): void {
  const chunks = [...files].filter(([path]) => path.includes('/chunks/'));
  for (const [path, bytes] of files)
    if (!path.includes('/chunks/'))
      process.stdout.write(`  dist/${basename(path).padEnd(14)} ${kilobytes(bytes)}\n`);
  const total = chunks.reduce((sum, [, bytes]) => sum + bytes, 0);
  process.stdout.write(`  ${`${chunks.length} chunks`.padEnd(19)} ${kilobytes(total)}\n`);
  process.stdout.write(`Built in ${Math.round(milliseconds)} ms\n`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1).padStart(8)} KB`;
}

if (import.meta.main) {
  const started = performance.now();
  try {
    report(await bundle({ minify: process.argv.includes('--minify') }), performance.now() - started);
  } catch {
    // esbuild has said what is wrong, and where.
    process.exitCode = 1;
  }
}
