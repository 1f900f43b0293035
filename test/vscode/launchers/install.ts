import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { folder, work } from './places.ts';

const run = promisify(execFile);

/** VS Code's own server and workbench, from the npm package code-server. */
export const vscodeServer = `${work}/node_modules/code-server/lib/vscode`;

/**
 * Installs what is not there yet. No install script runs: the native modules that they would build serve terminals and
 * logs, which the tests do without. The inner install is pinned by the package's own npm-shrinkwrap.json.
 */
export async function installVsCodeServer(): Promise<void> {
  if (existsSync(`${vscodeServer}/node_modules/vscode-regexpp`)) return;
  await mkdir(work, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    await copyFile(`${folder}/${file}`, `${work}/${file}`);
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['ci', ...quiet], { cwd: work });
  await run('npm', ['install', ...quiet, '--omit=dev', '--omit=optional', '--no-save'], {
    cwd: vscodeServer,
  });
}
