import type { ExtensionContext } from 'vscode';
import { activateDeploy } from './features/deploy/index.ts';
import { activateGraph } from './features/graph/index.ts';
import { activateLanguage } from './features/language/index.ts';
import { activateOutput } from './features/output/index.ts';
import { activateRaces } from './features/races/index.ts';
import { activateSalesforce } from './features/salesforce/index.ts';
import { activateSandbox } from './features/sandbox/index.ts';
import { activateSignIn } from './features/sign-in/index.ts';
import type { App } from './infrastructure/app.ts';
import { createServer } from './infrastructure/language-client.ts';
import { createLog } from './infrastructure/logging.ts';
import { createReadOnlyDocuments } from './infrastructure/read-only-documents.ts';
import { createCredentialStore } from './infrastructure/secrets.ts';

/** VS Code calls this when a `.lifecycle` file is seen or one of the commands is used, and never earlier. */
export function activate(context: ExtensionContext): void {
  const log = createLog();
  const app: App = {
    context,
    log,
    server: createServer(context, log),
    credentials: createCredentialStore(context.secrets, log),
    documents: createReadOnlyDocuments(),
  };
  context.subscriptions.push(log.channel, app.server, app.documents);

  activateOutput(app);
  activateSignIn(app);
  activateLanguage(app);
  activateDeploy(app);
  activateSandbox(app);
  activateSalesforce(app);
  activateGraph(app);
  activateRaces(app);
}
