import { CancellationError, commands, window, workspace } from 'vscode';
import type { App } from './app.ts';

/** Registers a command whose failures a person reads as a message, with the log one click away. */
export function registerCommand(
  app: App,
  command: string,
  run: (...args: unknown[]) => Promise<unknown>,
): void {
  app.context.subscriptions.push(
    commands.registerCommand(command, async (...args: unknown[]) => {
      try {
        return await run(...args);
      } catch (error) {
        // The message stays until somebody reads it; the command is over.
        void showFailure(app, error);
        return undefined;
      }
    }),
  );
}

/** The same for a command that connects to something: in a workspace that is not trusted it says so and does nothing. */
export function registerConnectingCommand(app: App, command: string, run: () => Promise<unknown>): void {
  registerCommand(app, command, async () => {
    if (workspace.isTrusted) return run();
    const manage = 'Manage Workspace Trust';
    const answer = await window.showWarningMessage(
      'Lifecycle connects to nothing from a workspace that you do not trust.',
      manage,
    );
    return answer === manage ? commands.executeCommand('workbench.trust.manage') : undefined;
  });
}

async function showFailure(app: App, error: unknown): Promise<void> {
  if (isCancellation(error)) return;
  const message = error instanceof Error ? error.message : String(error);
  app.log.channel.error(message);
  const show = 'Show Log';
  if ((await window.showErrorMessage(message, show)) === show) app.log.channel.show();
}

/** The server says `RequestCancelled`; its error class belongs to a library that is not loaded for this. */
function isCancellation(error: unknown): boolean {
  const requestCancelled = -32800;
  return (
    error instanceof CancellationError ||
    (error instanceof Error && 'code' in error && error.code === requestCancelled)
  );
}
