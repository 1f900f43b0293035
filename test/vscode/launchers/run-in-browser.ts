import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { windowTests } from '../ui/index.ts';
import { runWindowTests } from '../ui/run.ts';
import { runSuite, startBrowser } from './browser.ts';
import { startVsCodeServer } from './code-server.ts';
import { installVsCodeServer } from './install.ts';
import { copyWorkspace } from './places.ts';

/** The suite in VS Code's extension host, then the tests of its window. @returns 0 when all passed. */
export async function runInBrowser(): Promise<number> {
  await installVsCodeServer();
  await using stack = new AsyncDisposableStack();
  const data = await mkdtemp(`${tmpdir()}/lifecycle-vscode-data-`);
  stack.defer(() => rm(data, { recursive: true, force: true }));
  const { authority } = stack.use(await startVsCodeServer(data));
  const browser = await startBrowser();
  stack.defer(() => browser.close());

  const failed = await runSuite(browser, authority, await copyWorkspace());
  return failed + (await runWindowTests(windowTests, browser, authority));
}
