/**
 * Runs the suite in a real VS Code: `npm run test:vscode`.
 *
 *     LIFECYCLE_VSCODE=browser    VS Code's server and workbench in headless Chromium, then the tests of the window
 *     LIFECYCLE_VSCODE=electron   the desktop VS Code that @vscode/test-electron downloads
 *
 * Without the variable it is the desktop where its download can be reached, else the browser.
 */
import { build } from 'esbuild';
import { bundle } from '../../server/tools/bundle.ts';
import { runInBrowser } from './launchers/run-in-browser.ts';
import { runInElectron } from './launchers/run-in-electron.ts';
import { folder, suite } from './launchers/places.ts';

const launchers = { browser: runInBrowser, electron: runInElectron };

await bundle({ minify: true });
await build({
  entryPoints: [`${folder}/suite/index.ts`],
  outfile: suite,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.exit((await launchers[await choose()]()) === 0 ? 0 : 1);

async function choose(): Promise<keyof typeof launchers> {
  const wanted = process.env['LIFECYCLE_VSCODE'];
  if (wanted === 'browser' || wanted === 'electron') return wanted;
  try {
    await fetch('https://update.code.visualstudio.com/api/releases/stable', {
      signal: AbortSignal.timeout(3000),
    });
    return 'electron';
  } catch {
    return 'browser';
  }
}
