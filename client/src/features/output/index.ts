import type { App } from '../../infrastructure/app.ts';
import { registerCommand } from '../../infrastructure/commands.ts';

export function activateOutput(app: App): void {
  registerCommand(app, 'lifecycle.showLog', async () => app.log.channel.show());
}
