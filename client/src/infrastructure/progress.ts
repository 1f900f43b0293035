import { randomUUID } from 'node:crypto';
import { ProgressLocation, window } from 'vscode';
import type { ClientRequests, Work } from '../../../server/src/lsp/protocol.ts';
import type { Method, Server } from './language-client.ts';

/** The methods that report their progress. */
type WorkMethod = { [M in Method]: ClientRequests[M]['params'] extends Work ? M : never }[Method];

/** Sends a request that takes a while, with a notification that follows the server's progress and can cancel it. */
export async function requestWithProgress<M extends WorkMethod>(
  server: Server,
  title: string,
  method: M,
  params: Omit<ClientRequests[M]['params'], 'workDoneToken'>,
): Promise<ClientRequests[M]['result']> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, cancellation) => {
      const workDoneToken = randomUUID();
      let reached = 0;
      const listener = server.onProgress(workDoneToken, (value) => {
        if (value.kind === 'end') return;
        const percentage = value.percentage ?? reached;
        const increment = percentage - reached;
        reached = percentage;
        progress.report({ increment, ...(value.message === undefined ? {} : { message: value.message }) });
      });
      try {
        return await server.request(method, { ...params, workDoneToken }, cancellation);
      } finally {
        listener.dispose();
      }
    },
  );
}
