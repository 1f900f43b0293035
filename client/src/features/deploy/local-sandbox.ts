import type { InProject, Instance } from '../../../../server/src/lsp/protocol.ts';
import type { Server } from '../../infrastructure/language-client.ts';
import { requestWithProgress } from '../../infrastructure/progress.ts';

/** The local sandbox runs from the first command that needs it; a running one is kept as it is. */
export async function startWhenLocal(server: Server, instance: Instance, project: InProject): Promise<void> {
  if (instance.kind !== 'local') return;
  await requestWithProgress(server, 'Starting the local sandbox', 'lifecycle/startSandbox', project);
}
