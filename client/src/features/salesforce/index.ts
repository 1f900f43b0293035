import { window } from 'vscode';
import type { App } from '../../infrastructure/app.ts';
import { registerConnectingCommand } from '../../infrastructure/commands.ts';
import { requestWithProgress } from '../../infrastructure/progress.ts';
import { currentProject, saveProject } from '../../infrastructure/project.ts';

export function activateSalesforce(app: App): void {
  registerConnectingCommand(app, 'lifecycle.checkSalesforce', async () => {
    await saveProject();
    const { summary, findings, text } = await requestWithProgress(
      app.server,
      'Checking Salesforce',
      'lifecycle/salesforceCheck',
      currentProject(),
    );
    if (findings > 0) await app.documents.showMarkdown('Salesforce Alignment', text);
    void (findings > 0 ? window.showWarningMessage(summary) : window.showInformationMessage(summary));
  });
}
