import { Uri, workspace } from 'vscode';
import type { InProject } from '../../../../server/src/lsp/protocol.ts';
import type { App } from '../../infrastructure/app.ts';
import { registerCommand } from '../../infrastructure/commands.ts';
import { currentProject } from '../../infrastructure/project.ts';
import { createGraphPanel } from './panel.ts';
import type { GraphPanel } from './panel.ts';

/** One panel with the lifecycle as a picture. It follows the files as they are saved. */
export function activateGraph(app: App): void {
  let panel: GraphPanel | undefined;
  let shown: InProject = {};

  const draw = async (): Promise<void> => {
    panel?.show(await app.server.request('lifecycle/graph', shown));
  };

  registerCommand(app, 'lifecycle.showGraph', async (uri) => {
    shown = uri instanceof Uri ? { uri: uri.toString() } : currentProject();
    const graph = await app.server.request('lifecycle/graph', shown);
    panel ??= createGraphPanel(app.context.extensionUri, () => {
      panel = undefined;
    });
    panel.show(graph);
    panel.reveal();
  });

  app.context.subscriptions.push(
    workspace.onDidSaveTextDocument((document) => {
      if (document.languageId === 'lifecycle') {
        draw().catch((error: unknown) => app.log.channel.warn(`The graph was not redrawn: ${String(error)}`));
      }
    }),
    { dispose: () => panel?.dispose() },
  );
}
