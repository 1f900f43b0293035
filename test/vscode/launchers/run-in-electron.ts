import { runTests } from '@vscode/test-electron';
import { copyWorkspace, root, suite } from './places.ts';

/** The suite in the desktop VS Code. @returns 0 when it passed. */
export async function runInElectron(): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const workspace = await copyWorkspace(stack);
  return await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: suite,
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
  });
}
