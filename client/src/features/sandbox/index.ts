import { env, window } from 'vscode';
import type { App } from '../../infrastructure/app.ts';
import { registerConnectingCommand } from '../../infrastructure/commands.ts';
import { requestWithProgress } from '../../infrastructure/progress.ts';
import { currentProject } from '../../infrastructure/project.ts';

export function activateSandbox(app: App): void {
  registerConnectingCommand(app, 'lifecycle.startSandbox', async () => {
    const { url } = await requestWithProgress(
      app.server,
      'Starting the local sandbox',
      'lifecycle/startSandbox',
      currentProject(),
    );
    await offerAddress(url);
  });
  registerConnectingCommand(app, 'lifecycle.stopSandbox', async () => {
    await requestWithProgress(app.server, 'Stopping the local sandbox', 'lifecycle/stopSandbox', {});
    void window.showInformationMessage('The local sandbox is stopped and its data is gone.');
  });
}

async function offerAddress(url: string): Promise<void> {
  const copy = 'Copy Address';
  const answer = await window.showInformationMessage(`The local sandbox answers at ${url}.`, copy);
  if (answer === copy) await env.clipboard.writeText(url);
}
