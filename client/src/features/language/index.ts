import type { App } from '../../infrastructure/app.ts';
import { registerCommand } from '../../infrastructure/commands.ts';
import { listInstances, pickInstance, selectInstance } from '../../infrastructure/instances.ts';
import { answerQuestions } from './questions.ts';
import { showStatus } from './status.ts';

/** Starts the language server without waiting for it; what needs it waits by itself. */
export function activateLanguage(app: App): void {
  answerQuestions(app.server);
  app.context.subscriptions.push(...showStatus(app.server));

  registerCommand(app, 'lifecycle.restartServer', () => app.server.restart());
  registerCommand(app, 'lifecycle.selectInstance', async () => {
    const instance = await pickInstance(await listInstances(app.server), 'Select Instance');
    if (instance !== undefined) await selectInstance(instance.name);
  });

  // The client itself tells the person when this fails.
  app.server
    .start()
    .catch((error: unknown) => app.log.channel.error(`The server did not start: ${String(error)}`));
}
