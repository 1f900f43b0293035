/**
 * The `lifecycle` command's first file: it runs on any Node that knows modules, so that a person whose Node is too old
 * reads what to do instead of a syntax error. Where a fitting Node lies in `node_modules`, it takes over.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const required = [22, 19] as const;

if (isRecentEnough(process.versions.node)) {
  module.enableCompileCache?.();
  // The bundler leaves this import alone: nothing of the command is loaded before the check above.
  await import(new URL('./cli.js', import.meta.url).href);
} else {
  const local = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
  if (existsSync(local)) handOver(local);
  else refuse();
}

function isRecentEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > required[0] || (major === required[0] && minor >= required[1]);
}

function handOver(node: string): void {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

function refuse(): void {
  process.stderr.write(
    `lifecycle needs Node ${required.join('.')} or later, and this is Node ${process.versions.node}.\n` +
      `Install a current Node from https://nodejs.org, or run: npx --yes --package node@24 --package marketo-lifecycle lifecycle\n`,
  );
  process.exitCode = 70;
}
