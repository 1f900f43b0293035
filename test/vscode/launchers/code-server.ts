import { spawn } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { vscodeServer } from './install.ts';
import { echo } from './places.ts';

export interface VsCodeServer extends AsyncDisposable {
  /** `127.0.0.1:42069` */
  readonly authority: string;
}

/** What would move while a test looks, or cover the editor. */
const settings = {
  'chat.disableAIFeatures': true,
  'editor.cursorBlinking': 'solid',
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.editor.useModal': 'off',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** Starts VS Code's server on a free loopback port. `data` is a folder of its own: no state outlives the tests. */
export async function startVsCodeServer(data: string): Promise<VsCodeServer> {
  for (const scope of ['User', 'Machine']) {
    await mkdir(`${data}/data/${scope}`, { recursive: true });
    await writeFile(`${data}/data/${scope}/settings.json`, JSON.stringify(settings, undefined, 2));
  }
  await cp(echo, `${data}/extensions/test.echo-0.0.1`, { recursive: true });
  const options = [
    '--host=127.0.0.1',
    '--port=0',
    '--without-connection-token',
    '--accept-server-license-terms',
    // Without the smoke test driver the page ignores which extension to load.
    '--enable-smoke-test-driver',
    '--disable-workspace-trust',
    '--telemetry-level=off',
    `--server-data-dir=${data}`,
  ];
  const server = spawn(process.execPath, [`${vscodeServer}/out/server-main.js`, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A launch that fails halfway leaves no server behind.
  process.once('exit', () => server.kill());
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    server.kill();
    await ended;
  };
  const port = await Promise.race([listeningPort(server.stdout), ended.then(() => undefined)]);
  if (port === undefined) throw new Error(`VS Code's server ended before it listened`);
  // It complains about its missing native modules; nobody needs to read that, but the pipes must not fill up.
  server.stdout.resume();
  server.stderr.resume();
  return { authority: `127.0.0.1:${port}`, [Symbol.asyncDispose]: stop };
}

async function listeningPort(output: NodeJS.ReadableStream): Promise<string | undefined> {
  for await (const line of createInterface({ input: output })) {
    const port = /agent listening on (\d+)/.exec(line)?.[1];
    if (port !== undefined) return port;
  }
  return undefined;
}
