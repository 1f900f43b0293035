import { randomUUID } from 'node:crypto';
import { Range, Uri, ViewColumn, window } from 'vscode';
import type { Disposable, Webview } from 'vscode';
import type { Graph } from '../../../../server/src/lsp/protocol.ts';
import { page } from './page.ts';

export interface GraphPanel extends Disposable {
  show(graph: Graph): void;
  reveal(): void;
}

export function createGraphPanel(extensionUri: Uri, closed: () => void): GraphPanel {
  const media = Uri.joinPath(extensionUri, 'client', 'media');
  const panel = window.createWebviewPanel(
    'lifecycle.graph',
    'Lifecycle Graph',
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [media] },
  );
  panel.iconPath = Uri.joinPath(media, 'lifecycle-file.svg');
  panel.webview.onDidReceiveMessage(openSource);
  panel.onDidDispose(closed);
  return {
    show: (graph) => {
      panel.title = graph.title;
      panel.webview.html = page(graph, resources(panel.webview, media), randomUUID());
    },
    reveal: () => panel.reveal(undefined, true),
    dispose: () => panel.dispose(),
  };
}

function resources(webview: Webview, media: Uri): Parameters<typeof page>[1] {
  const address = (name: string): string => webview.asWebviewUri(Uri.joinPath(media, name)).toString();
  return { source: webview.cspSource, style: address('graph.css'), script: address('graph.js') };
}

/** A click on a name opens its declaration. */
async function openSource(message: { readonly uri?: unknown; readonly line?: unknown }): Promise<void> {
  if (typeof message.uri !== 'string' || typeof message.line !== 'number') return;
  const selection = new Range(message.line, 0, message.line, 0);
  await window.showTextDocument(Uri.parse(message.uri), { viewColumn: ViewColumn.One, selection });
}
