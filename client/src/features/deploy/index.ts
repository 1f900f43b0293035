import type { App } from '../../infrastructure/app.ts';
import { registerConnectingCommand } from '../../infrastructure/commands.ts';
import { writeBuildSheet } from './build-sheet.ts';
import { deploy } from './deploy.ts';
import { plan } from './plan.ts';
import { verify } from './verify.ts';

export function activateDeploy(app: App): void {
  registerConnectingCommand(app, 'lifecycle.deploy', () => deploy(app));
  registerConnectingCommand(app, 'lifecycle.plan', () => plan(app));
  registerConnectingCommand(app, 'lifecycle.verify', () => verify(app));
  registerConnectingCommand(app, 'lifecycle.writeBuildSheet', () => writeBuildSheet(app));
}
