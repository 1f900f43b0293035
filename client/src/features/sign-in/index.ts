import { window } from 'vscode';
import type { Credentials, Instance } from '../../../../server/src/lsp/protocol.ts';
import type { App } from '../../infrastructure/app.ts';
import { registerConnectingCommand } from '../../infrastructure/commands.ts';
import { listInstances, pickInstance } from '../../infrastructure/instances.ts';
import { askForValue } from '../../infrastructure/prompts.ts';

/** An instance that has an endpoint to sign in to: any but the local sandbox. */
type Remote = Instance & { readonly endpoint: string };

export function activateSignIn(app: App): void {
  registerConnectingCommand(app, 'lifecycle.signIn', async () => {
    const instance = await pickRemote(app, 'Sign In to Marketo');
    if (instance === undefined || (await signIn(app, instance.name, instance.endpoint)) === undefined) return;
    void window.showInformationMessage(`Signed in to ${instance.name}.`);
  });
  registerConnectingCommand(app, 'lifecycle.signOut', async () => {
    const instance = await pickRemote(app, 'Sign Out of Marketo');
    if (instance === undefined) return;
    await app.credentials.delete(instance.endpoint);
    void window.showInformationMessage(
      `Signed out of ${instance.name}: its credentials are deleted from this machine.`,
    );
  });
  app.server.answer('lifecycle/credentials', async ({ instance, endpoint, refused }) => {
    if (refused) await app.credentials.delete(endpoint);
    return (
      (await app.credentials.read(endpoint)) ?? (await offerSignIn(app, instance, endpoint, refused)) ?? null
    );
  });
}

async function offerSignIn(
  app: App,
  instance: string,
  endpoint: string,
  refused = false,
): Promise<Credentials | undefined> {
  const question = refused
    ? `Marketo refused the client id and secret of ${instance}. Sign in again?`
    : `Sign in to ${instance} to go on?`;
  const answer = await window.showInformationMessage(question, { modal: true, detail: endpoint }, 'Sign In');
  return answer === undefined ? undefined : signIn(app, instance, endpoint);
}

/** Asks for what Marketo shows under Admin › LaunchPoint › View Details, and keeps it. */
async function signIn(app: App, instance: string, endpoint: string): Promise<Credentials | undefined> {
  const title = `Sign In to ${instance}`;
  const where = "from Marketo's Admin › LaunchPoint › View Details of your API service";
  const clientId = await askForValue(`${title} (1/2)`, `Enter the client id ${where}.`, false);
  if (clientId === undefined) return undefined;
  const clientSecret = await askForValue(`${title} (2/2)`, `Enter the client secret ${where}.`, true);
  if (clientSecret === undefined) return undefined;
  await app.credentials.write(endpoint, { clientId, clientSecret });
  return { clientId, clientSecret };
}

async function pickRemote(app: App, title: string): Promise<Remote | undefined> {
  const remote = (await listInstances(app.server)).filter((instance) => instance.endpoint !== undefined);
  if (remote.length === 0) {
    throw new Error(
      'No instance is configured. Name one in lifecycle.config.json, with its Munchkin id, and sign in then.',
    );
  }
  return (await pickInstance(remote, title)) as Remote | undefined;
}
