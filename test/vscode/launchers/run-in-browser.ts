import { windowTests } from '../ui/index.ts';
import { runWindowTests } from '../ui/run.ts';
import { openWorkbench, runSuite, startBrowser } from './browser.ts';
import { startVsCodeServer } from './code-server.ts';
import { installVsCodeServer } from './install.ts';
import { copyWorkspace, temporaryFolder } from './places.ts';

/** The suite in VS Code's extension host, then the tests of its window. @returns 0 when all passed. */
export async function runInBrowser(): Promise<number> {
  await installVsCodeServer();
  await using stack = new AsyncDisposableStack();
  const { authority } = stack.use(await startVsCodeServer(await temporaryFolder(stack)));
  const browser = await startBrowser();
  stack.defer(() => browser.close());

  const failed = await runSuite(browser, authority, await copyWorkspace(stack));
  return (
    failed +
    (await runWindowTests(windowTests, await openWorkbench(browser, authority, await copyWorkspace(stack))))
  );
}
